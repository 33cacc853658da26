import { environmentErrorOf } from "../../lab/environment.ts";
import type { Listing } from "../../src/listings/index.ts";
import type { Observed } from "../engine.ts";
import { ListingError } from "./fault.ts";

/** What an engine may need besides, ms: servers that start, builds, a machine with other things to do. No listing is judged by it. */
const MARGIN = 15 * 60_000;
/** Node's timers fire at once when they are given more. */
const LONGEST = 2 ** 31 - 1;

/** How long a listing may take with all it needs, ms, before nobody waits for it any more. */
export function limitOf({ contract, needs }: Listing, margin: number = MARGIN): number {
  const limits = [contract, ...needs.map((needed) => needed.contract)].map(({ timeout, runs }) => timeout * runs);
  return Math.min(
    limits.reduce((sum, limit) => sum + limit, margin),
    LONGEST,
  );
}

/**
 * Observes one listing: what is thrown meanwhile is that listing's, how long it took is told, and when nothing is heard of it the next one
 * has its turn.
 */
export async function observed<Seen extends object>(
  listing: Listing,
  observe: () => Promise<Observed<Seen>>,
  margin?: number,
): Promise<Observed<Seen>> {
  const started = performance.now();
  const limit = limitOf(listing, margin);
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<Observed<never>>((resolve) => {
    timer = setTimeout(
      () => resolve({ kind: "untold", message: `nothing was heard of it for ${limit / 1000} s`, environment: false }),
      limit,
    );
  });
  try {
    return { ...(await Promise.race([observe(), silence])), ms: Math.round(performance.now() - started) };
  } catch (error) {
    return { ...thrown(error), ms: Math.round(performance.now() - started) };
  } finally {
    clearTimeout(timer);
  }
}

/** What an exception says of the listing that was being observed. */
export function thrown(error: unknown): Observed<never> {
  const broken = environmentErrorOf(error);
  if (broken) return { kind: "untold", message: broken.message, environment: true };
  const message = error instanceof Error ? error.message : String(error);
  return { kind: "broken", message, ...(error instanceof ListingError && { line: error.line }) };
}
