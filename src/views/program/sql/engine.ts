import type { Environment, PostgresEngine, RunOptions } from "../../../engines/postgres/index.ts";
import type { Event } from "./state.ts";

/** What is to be done, and with what. `checks`: the answer is judged by them, and not shown what it gives. */
export type Work = {
  script: string;
  checks?: string;
  environment: () => Promise<Environment>;
  analyze?: boolean;
  fresh?: boolean;
};

/** One server for all of a page. It arrives with the first that needs it, and is asked for again where it did not arrive. */
let engine: Promise<PostgresEngine> | undefined;
let users = 0;

function openEngine(base: string): Promise<PostgresEngine> {
  if (engine) return engine;
  const opened = import("../../../engines/postgres/index.ts").then(({ openPostgres }) => openPostgres(base));
  engine = opened;
  opened.catch(() => {
    if (engine === opened) engine = undefined;
  });
  // A page that is left may be kept for the way back: without the server, whose memory is not small.
  addEventListener("pagehide", discard, { once: true });
  return opened;
}

/**
 * Whoever may ask it says so; when nobody may any more, its memory is given back.
 * @returns what says that this one is gone
 */
export function joinEngine(): () => void {
  users += 1;
  return () => {
    users -= 1;
    if (users === 0) discard();
  };
}

function discard(): void {
  engine?.then((postgres) => postgres.dispose()).catch(() => {});
  engine = undefined;
}

/** Fetches it while the reader types. What goes wrong is told when something is run. */
export const prepare = (base: string): void => void openEngine(base).then((postgres) => postgres.load().catch(() => {}));

/** Forgets what was done in an environment that keeps it. */
export async function resetEngine(): Promise<void> {
  await engine?.then((postgres) => postgres.reset()).catch(() => {});
}

/** A check that takes longer has its own fault, and its author is told so. Queries have a Stop button. */
const CHECK_TIMEOUT = 15_000;

let current: (() => void) | undefined;

/**
 * Does it, and tells what happens as it happens. What ran before on the page is stopped: there is one server.
 * @returns how to stop it
 */
export function execute(base: string, work: Work, tell: (event: Event) => void): () => void {
  current?.();
  const stopped = new AbortController();
  tell({ type: "started" });
  act(base, work, stopped.signal, tell).then(tell, (error: unknown) => {
    discard(); // what broke is not asked again
    const problem = error instanceof Error ? error.message : String(error);
    tell({ type: "ran", ran: { outcomes: [], statements: 0, took: 0, problem } });
  });
  const stop = () => stopped.abort();
  current = stop;
  return stop;
}

async function act(base: string, work: Work, signal: AbortSignal, tell: (event: Event) => void): Promise<Event> {
  const postgres = await openEngine(base);
  const options: RunOptions = {
    environment: await work.environment(),
    analyze: work.analyze ?? false,
    signal,
    onPhase: (phase) => tell({ type: "phase", phase }),
    onProgress: (progress) => tell({ type: "loading", ...progress }),
  };
  if (work.checks !== undefined)
    return { type: "checked", checked: await postgres.check(work.script, work.checks, { ...options, timeout: CHECK_TIMEOUT }) };
  const onOutcome: RunOptions["onOutcome"] = (outcome) => tell({ type: "outcome", outcome });
  return { type: "ran", ran: await postgres.run(work.script, { ...options, fresh: work.fresh ?? true, onOutcome }) };
}
