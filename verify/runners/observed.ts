import type { Observation } from "./runner.ts";

/** Observes one listing: what is thrown meanwhile is that listing's, and how long it took is told. */
export async function observed(observe: () => Promise<Observation>): Promise<Observation> {
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  try {
    return { ...(await observe()), ms: took() };
  } catch (error) {
    return { kind: "broken", message: error instanceof Error ? error.message : String(error), ms: took() };
  }
}
