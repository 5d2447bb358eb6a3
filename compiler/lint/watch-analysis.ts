/** Listens to the answers of an analysis, so that a reader can be told what was asked and could not be proven. */
import type { Analysis, Answer } from "../analysis/analysis.ts";

/** The same analysis; `tell` hears why a question was left open. */
export function watchAnalysis(analysis: Analysis, tell: (because: string) => void): Analysis {
  const listen = (answer: Answer): Answer => {
    if (answer.answer === "unproven") tell(answer.because);
    return answer;
  };
  return {
    index: analysis.index,
    satisfiable: (question) => listen(analysis.satisfiable(question)),
    implies: (left, right) => listen(analysis.implies(left, right)),
    disjoint: (left, right) => listen(analysis.disjoint(left, right)),
    impossible: (question) => analysis.impossible(question),
    related: (left, right) => analysis.related(left, right),
    glance: (criterion) => analysis.glance(criterion),
    stagesOf: (criterion) => analysis.stagesOf(criterion),
    reachOf: (score) => analysis.reachOf(score),
    indexConsequences: (activities) => analysis.indexConsequences(activities),
    get lifecycle() {
      return analysis.lifecycle;
    },
  };
}
