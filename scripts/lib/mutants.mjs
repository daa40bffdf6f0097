// Owns the result of a run of cargo-mutants: its score, and the comparison of its survivors with those
// that docs/mutants.md explains.

/** A mutant without its line and column, which move with every edit. */
const nameOf = (mutant) => mutant.replace(/^([^:]+):\d+:\d+: /, "$1: ");

/** The names in lines of the form "- `mutant`: why". One line explains one mutant. */
export const explainedIn = (text) =>
  [...text.matchAll(/^- `([^`]+)`: \S/gm)].map(([, mutant]) => mutant);

/** Those of `mutants` that are not in `others`; of equal ones, the surplus. */
function missingIn(others, mutants) {
  const left = others.map(nameOf);
  return mutants.filter((mutant) => {
    const at = left.indexOf(nameOf(mutant));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

/**
 * Counts the outcomes of cargo-mutants. A mutant with which the tests time out counts as caught. One
 * that does not compile does not count.
 */
export function judge(outcomes, explained) {
  const withSummary = (summary) =>
    outcomes.filter((one) => one.summary === summary).map((one) => one.scenario.Mutant.name);
  const failing = withSummary("CaughtMutant").length;
  const endless = withSummary("Timeout").length;
  const survivors = withSummary("MissedMutant");
  const caught = failing + endless;
  const mutants = caught + survivors.length;
  return {
    mutants,
    caught,
    endless,
    survivors: survivors.length,
    score: mutants === 0 ? 0 : caught / mutants,
    unexplained: missingIn(explained, survivors),
    needless: missingIn(survivors, explained),
  };
}
