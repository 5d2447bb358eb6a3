/** Random choices for the generators, drawn from fast-check so that failures shrink and replay. */
import { integer, type Arbitrary, type GeneratorValue } from "fast-check";

export interface Draw {
  /** Both ends inclusive. */
  integer(minimum: number, maximum: number): number;
  pick<T>(options: readonly T[]): T;
  /** True in so many per cent of the cases. */
  chance(percent: number): boolean;
  list<T>(minimum: number, maximum: number, make: (index: number) => T): T[];
  /** Some of the options, in their order, at least `minimum`. */
  some<T>(options: readonly T[], minimum: number): T[];
}

export function createDraw(value: GeneratorValue): Draw {
  // One builder for each pair of bounds: fast-check looks the same builder's arguments up one by one.
  const builders = new Map<string, () => Arbitrary<number>>();
  const draw: Draw = {
    integer: (minimum, maximum) => {
      const key = `${minimum} ${maximum}`;
      const builder = builders.get(key) ?? (() => integer({ min: minimum, max: maximum }));
      builders.set(key, builder);
      return value(builder);
    },
    pick: (options) => options[draw.integer(0, options.length - 1)]!,
    chance: (percent) => draw.integer(0, 99) >= 100 - percent,
    list: (minimum, maximum, make) => {
      const length = draw.integer(minimum, maximum);
      return Array.from({ length }, (_, index) => make(index));
    },
    some: (options, minimum) => {
      const chosen = new Set<number>();
      while (chosen.size < minimum) chosen.add(draw.integer(0, options.length - 1));
      for (const index of options.keys()) if (draw.chance(30)) chosen.add(index);
      return options.filter((_, index) => chosen.has(index));
    },
  };
  return draw;
}
