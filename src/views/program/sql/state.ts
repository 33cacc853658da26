import type { Checked, Outcome, Phase, Ran } from "../../../engines/postgres/index.ts";

export type State = {
  phase: "idle" | "reset" | Phase | "done";
  /** Bytes of what has to be there before anything runs. */
  progress: { loaded: number; total: number } | undefined;
  /** What statements gave, as they gave it. */
  outcomes: Outcome[];
  ran: Ran | undefined;
  checked: Checked | undefined;
};

export type Event =
  | { type: "started" }
  | { type: "reset" }
  | { type: "phase"; phase: Phase }
  | { type: "loading"; loaded: number; total: number }
  | { type: "outcome"; outcome: Outcome }
  | { type: "ran"; ran: Ran }
  | { type: "checked"; checked: Checked };

export const IDLE: State = { phase: "idle", progress: undefined, outcomes: [], ran: undefined, checked: undefined };

/** The course of one execution. */
export function reduce(state: State, event: Event): State {
  switch (event.type) {
    case "reset":
      return { ...IDLE, phase: "reset" };
    case "started":
      return { ...IDLE, phase: "loading" };
    case "phase":
      return { ...state, phase: event.phase, progress: event.phase === "loading" ? state.progress : undefined };
    case "loading":
      return { ...state, phase: "loading", progress: { loaded: event.loaded, total: event.total } };
    case "outcome":
      return { ...state, outcomes: [...state.outcomes, event.outcome] };
    case "ran":
      return { ...state, phase: "done", progress: undefined, outcomes: event.ran.outcomes, ran: event.ran };
    case "checked":
      return { ...state, phase: "done", progress: undefined, checked: event.checked };
  }
}

export const isBusy = ({ phase }: State): boolean => !["idle", "reset", "done"].includes(phase);

/** How it ended, in a word. */
export function endOf({ ran, checked }: State): "ok" | "error" | "cut" | undefined {
  const done = ran ?? checked;
  if (!done) return undefined;
  if (done.cut) return "cut";
  const isWrong = done.problem !== undefined || ran?.outcomes.some(({ error }) => error) || checked?.checks.some(({ holds }) => !holds);
  return isWrong ? "error" : "ok";
}

/** What a status line says, in words that can be read out. */
export function tell({ phase, progress, ran, checked }: State): string {
  switch (phase) {
    case "loading":
      return progress ? `Fetching PostgreSQL, once: ${megabytes(progress.loaded)} of ${megabytes(progress.total)} MB` : "Starting…";
    case "starting":
      return "Starting PostgreSQL…";
    case "seeding":
      return "Making the tables…";
    case "running":
      return "Running…";
    case "reset":
      return "Reset: the next run makes the tables again.";
    default:
      return ran ? tellRan(ran) : checked ? tellChecked(checked) : "";
  }
}

const GONE = "The server was ended; the next run starts another, with the tables as they were.";

function tellCut({ cut, problem }: Pick<Ran, "cut" | "problem">): string | undefined {
  if (cut === "stopped") return `Stopped. ${GONE}`;
  if (cut) return `${problem} ${GONE}`;
  return problem;
}

function tellRan(ran: Ran): string {
  const cut = tellCut(ran);
  if (cut !== undefined) return cut;
  const { outcomes, statements, took } = ran;
  if (statements === 0) return "There is no statement to run: write one first.";
  const failed = outcomes.findIndex(({ error }) => error);
  if (failed < 0) return `${statements === 1 ? "One statement" : `${statements} statements`}, ${milliseconds(took)}`;
  const which = statements === 1 ? "" : `Statement ${failed + 1} of ${statements}: `;
  return `${which}error ${outcomes[failed]?.error?.code}${at(outcomes[failed])}`;
}

const at = (outcome: Outcome | undefined): string =>
  outcome?.position ? `, line ${outcome.position.line}, column ${outcome.position.column}` : "";

function tellChecked(checked: Checked): string {
  const cut = tellCut(checked);
  if (cut !== undefined) return cut;
  const { checks } = checked;
  const held = checks.filter(({ holds }) => holds).length;
  if (checks.length === 0) return "Nothing was checked";
  return held === checks.length ? `Right: all ${held} checks hold` : `Not yet: ${held} of ${checks.length} checks hold`;
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
const milliseconds = (took: number): string => (took < 1 ? "under 1 ms" : `${Math.round(took)} ms`);
