import type { Files, GoEngine, Phase, Progress, RunResult, TestResult, Note as ToolNote } from "../../../engines/go/index.ts";
import type { Note } from "../../editor/index.ts";
import type { Event, Outcome } from "./state.ts";

/** What can be done with a program. All but `format` is what some listing is there for: its `kind`. */
export type Action = "run" | "build" | "test" | "vet" | "escape" | "format";

/** One engine for all programs of a page. It arrives with the first of them, and is asked for again where it did not arrive. */
let engine: Promise<GoEngine> | undefined;
function openEngine(base: string): Promise<GoEngine> {
  engine ??= import("../../../engines/go/index.ts").then(({ openGo }) => openGo(base));
  engine.catch(() => (engine = undefined));
  return engine;
}

function discard(): void {
  engine?.then((go) => go.dispose()).catch(() => {});
  engine = undefined;
}

type Running = { stop(why?: string): void };
let current: Running | undefined;

/**
 * Does something with a program, and tells what happens as it happens. What ran before on the page is stopped: there is one thread.
 * @param base where the engine's files are, with a slash at its end
 * @returns how to stop it
 */
export function execute(action: Action, files: Files, base: string, tell: (event: Event) => void): Running {
  current?.stop("Stopped, since another program was started.");
  let over = false;
  const end = (outcome: Outcome) => {
    if (over) return;
    over = true;
    tell({ type: "ended", outcome });
  };
  const stopped = new AbortController();
  const work = async () => {
    tell({ type: "started" });
    const go = await openEngine(base);
    if (!over) end(await act(go, action, files, stopped.signal, (event) => over || tell(event)));
  };
  work().catch((error: unknown) => {
    discard(); // what broke is not asked again
    end({ exit: undefined, notes: [], problem: error instanceof Error ? error.message : String(error) });
  });
  current = {
    stop(why = "Stopped.") {
      stopped.abort();
      end({ exit: undefined, notes: [], problem: why });
    },
  };
  return current;
}

let prepared = false;

/** Fetches and warms the compiler while the reader types. What goes wrong is told when something is run. */
export function prepare(base: string): void {
  if (prepared) return;
  prepared = true;
  openEngine(base)
    .then(async (go) => {
      await go.load();
      await go.prewarm();
    })
    .catch(() => {});
}

/** Tests end by themselves, or the code is at fault, and its reader is told so. Programs have a Stop button. */
const TEST_TIMEOUT = 15_000;

async function act(go: GoEngine, action: Action, files: Files, signal: AbortSignal, tell: (event: Event) => void): Promise<Outcome> {
  const onProgress = (progress: Progress) => tell({ type: "loading", ...progress });
  const onPhase = (type: Phase) => type !== "loading" && tell({ type });
  const onOutput = (stream: "out" | "err", text: string) => tell({ type: "printed", stream, text });
  const running = { signal, onProgress, onPhase };
  switch (action) {
    case "run":
      return asOutcome(await go.run(files, { ...running, onOutput }), files);
    case "test": {
      // What tests print is told test by test, when they have ended.
      const result: TestResult = await go.test(files, { ...running, timeout: TEST_TIMEOUT });
      return { ...asOutcome(result, files), ...(result.notes.length === 0 && { tests: result.tests }) };
    }
    case "format": {
      const [source = ""] = Object.values(files);
      const { text, notes } = await go.format(source, onProgress);
      return { exit: notes.length === 0 ? 0 : 1, notes: notes.map((note) => inEditor(note, files)), formatted: text };
    }
    default: {
      await go.load(onProgress);
      tell({ type: "building" });
      const check = { build: () => go.build(files), vet: () => go.vet(files, onProgress), escape: () => go.escapes(files) }[action];
      const { exit, notes } = await check();
      return { exit, notes: notes.map((note) => inEditor(note, files)) };
    }
  }
}

const asOutcome = ({ exit, notes, problem, took }: RunResult, files: Files): Outcome => ({
  exit,
  notes: notes.map((note) => inEditor(note, files)),
  took,
  ...(problem && { problem }),
});

/** A note by the line of the reader's own file, which is the first; of another file, with its name. */
function inEditor({ file, line, message, severity }: ToolNote, files: Files): Note {
  const [own] = Object.keys(files);
  return file === own || line === 0 ? { line, message, severity } : { line: 0, message: `${file}:${line}: ${message}`, severity };
}
