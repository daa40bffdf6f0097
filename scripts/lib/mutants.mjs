// Owns what a run of cargo-mutants means: its score, and how its survivors compare with the ones that
// docs/mutants.md explains.

/** A mutant without its line and column, which move with every edit. */
const nameOf = (mutant) => mutant.replace(/^([^:]+):\d+:\d+: /, "$1: ");

/** The names in a document's lines of the form "- `mutant`: why". One line explains one mutant. */
export const explainedIn = (text) =>
  [...text.matchAll(/^- `([^`]+)`: \S/gm)].map(([, mutant]) => mutant);

/** Those of `mutants` that are not among `others`; of equal ones, as many as are there too often. */
function missingIn(others, mutants) {
  const left = others.map(nameOf);
  return mutants.filter((mutant) => {
    const at = left.indexOf(nameOf(mutant));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

/**
 * The outcomes that cargo-mutants writes, counted. A mutant with which the tests do not end counts as
 * caught: nobody could overlook it. One that does not compile is none.
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
