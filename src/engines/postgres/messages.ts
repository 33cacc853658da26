import type { Progress } from "../engine.ts";
import type { Checked, Environment, Outcome, Phase, Ran } from "./types.ts";

/** One script, with all that its worker needs to know. */
export type Asked = { script: string; environment: Environment; fresh: boolean; analyze: boolean; limit: number };
export type AskedChecks = { answer: string; checks: string; environment: Environment; analyze: boolean };

/** The server cannot be brought back to how it was: another one has to be started, and asked again. Nothing was executed. */
export type RestartNeeded = { restartNeeded: true };

/** What a worker can be asked, what with, and what comes back. */
export type Tasks = {
  load: [asked: undefined, answer: { version: string }];
  run: [asked: Asked, answer: Ran | RestartNeeded];
  check: [asked: AskedChecks, answer: Checked | RestartNeeded];
  reset: [asked: undefined, answer: undefined];
};
export type Task = keyof Tasks;

/** What a worker says while it works. */
export type WorkerEvent = { progress: Progress } | { phase: Phase } | { outcome: Outcome };
