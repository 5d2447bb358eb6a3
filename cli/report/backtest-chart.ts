/** Draws the two counts of a row as bars, to the scale of its table. */
import type { Pair } from "../../schemas/generated/backtest.ts";

const width = 240;
const height = 22;
const bar = 8;

/** An SVG of the row; the numbers stand beside it, so that it says nothing to who cannot see it. */
export function drawBars({ base, head }: Pair, rows: readonly { readonly pair: Pair }[]): string {
  const most = Math.max(1, ...rows.flatMap(({ pair }) => [pair.base, pair.head]));
  const length = (count: number): string => (count === 0 ? "0" : Math.max(1, (count / most) * width).toFixed(1));
  const [top, bottom] = [2, height - bar - 2];
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true"><line x1="0.5" y1="0" x2="0.5" y2="${height}" class="axis"/><rect class="before" x="0" y="${top}" width="${length(base)}" height="${bar}" rx="1"/><rect class="after" x="0" y="${bottom}" width="${length(head)}" height="${bar}" rx="1"/></svg>`;
}
