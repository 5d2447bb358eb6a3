/** Builds chevrotain's lookahead functions on first use: they are most of a parser's cold start, and few are used. */
import { LLkLookaheadStrategy } from "chevrotain";

type Strategy = InstanceType<typeof LLkLookaheadStrategy>;
type Alternation = Strategy["buildLookaheadForAlternation"];
type Optional = Strategy["buildLookaheadForOptional"];

export class LazyLookahead extends LLkLookaheadStrategy {
  constructor() {
    super({ maxLookahead: 1 });
  }

  override buildLookaheadForAlternation(options: Parameters<Alternation>[0]): ReturnType<Alternation> {
    const build = (): ReturnType<Alternation> => super.buildLookaheadForAlternation(options);
    let lookahead: ReturnType<Alternation> | undefined;
    return function (this: ThisParameterType<ReturnType<Alternation>>, alternatives) {
      lookahead ??= build();
      return lookahead.call(this, alternatives);
    };
  }

  override buildLookaheadForOptional(options: Parameters<Optional>[0]): ReturnType<Optional> {
    const build = (): ReturnType<Optional> => super.buildLookaheadForOptional(options);
    let lookahead: ReturnType<Optional> | undefined;
    return function (this: ThisParameterType<ReturnType<Optional>>) {
      lookahead ??= build();
      return lookahead.call(this);
    };
  }
}
