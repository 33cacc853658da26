import type { EngineName } from "../../../src/listings/index.ts";
import type { Engine, Observation } from "../../../verify/engine.ts";

/** Listings of these share a state, in the order of their chapter: leaving one out would change what the next one finds. */
const STATEFUL: EngineName[] = ["sql"];

/**
 * Engines that execute what is the same only once. Two listings with one hash are one execution: where a mutant breaks nothing but what is
 * expected, the judge gets what was seen of the listing as written.
 */
export const executingOnce = (engines: Readonly<Record<EngineName, Engine>>): Record<EngineName, Engine> => {
  const once = Object.values(engines).map((engine) => [engine.name, STATEFUL.includes(engine.name) ? engine : onceEach(engine)]);
  return { ...engines, ...Object.fromEntries(once) };
};

const onceEach = (engine: Engine): Engine => ({
  ...engine,
  async open() {
    const running = await engine.open();
    if ("missing" in running) return running;
    return {
      ...running,
      observe(listings, done) {
        const same = Map.groupBy(listings, ({ hash }) => hash);
        const distinct = [...same.values()].flatMap(([first]) => first ?? []);
        const tellAll = (hash: string, observation: Observation) => {
          for (const listing of same.get(hash) ?? []) done(listing, observation);
        };
        return running.observe(distinct, ({ hash }, observation) => tellAll(hash, observation));
      },
    };
  },
});
