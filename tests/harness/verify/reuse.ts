import type { Observation, Runner } from "../../../verify/runners/runner.ts";

/** Listings of these share a state, in the order of their chapter: leaving one out would change what the next one finds. */
const STATEFUL = ["sql"];

/**
 * Engines that execute what is the same only once. Two listings with one hash are one execution: where a mutant breaks nothing but what is
 * expected, the judge gets what was seen of the listing as written.
 */
export const executingOnce = (runners: Record<string, Runner>): Record<string, Runner> =>
  Object.fromEntries(Object.entries(runners).map(([name, runner]) => [name, STATEFUL.includes(name) ? runner : onceEach(runner)]));

const onceEach = (runner: Runner): Runner => ({
  ...runner,
  async open() {
    const engine = await runner.open();
    if ("missing" in engine) return engine;
    return {
      ...engine,
      observe(listings, done) {
        const same = Map.groupBy(listings, ({ hash }) => hash);
        const distinct = [...same.values()].flatMap(([first]) => first ?? []);
        const tellAll = (hash: string, observation: Observation) => {
          for (const listing of same.get(hash) ?? []) done(listing, observation);
        };
        return engine.observe(distinct, ({ hash }, observation) => tellAll(hash, observation));
      },
    };
  },
});
