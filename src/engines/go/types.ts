import type { Ended, Engine, Files, Note, Progress, Stream } from "../engine.ts";

/** How a program is executed. */
export type RunOptions = {
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** What it prints, as it prints it. Whole characters only. */
  onOutput?: (stream: Stream, text: string) => void;
  /** Fetching what is not here yet, then compiling, then running: for a status line. */
  onPhase?: (phase: Phase) => void;
  onProgress?: (progress: Progress) => void;
  /** Bytes of both streams together; a program that prints more is ended. Default: 1 MB. */
  cap?: number;
  /** Milliseconds after which it is ended. Default: never, a reader has Stop. */
  timeout?: number;
  /** Ends this one program, or takes it out of the queue: `cancel` would end those of other listings too. */
  signal?: AbortSignal;
};
export type Phase = "loading" | "building" | "running";

/** What became of a program. With notes of severity `error` it did not build, and `exit` is the compiler's. */
export type RunResult = Ended & { notes: Note[] };

/** What became of one test, subtests included (`TestTransfer/negative`). */
export type TestOutcome = { name: string; passed: boolean; skipped: boolean; output: string };
export type TestResult = RunResult & { tests: TestOutcome[] };

/** What a tool said of a program. */
export type Checked = { exit: number; notes: Note[] };

/** Formatted source; or why it could not be formatted, and the source as it was. */
export type Formatted = { text: string; notes: Note[] };

/**
 * Go in the page: the compiler, linker, vet and gofmt of the book's own release, built for wasip1. A program has one thread and no network
 * besides its own loopback: no race detector, no preemption of a loop that never calls anything.
 *
 * Files whose name ends in `_test.go` are tests; all others are the program. Everything is one package.
 */
export type GoEngine = Engine<RunOptions, RunResult> & {
  /** Such as `Go 1.27.3`; empty until it is loaded. */
  readonly version: string;
  /** Compiles and links, and says what is wrong; runs nothing. */
  build(files: Files): Promise<Checked>;
  /** Runs the tests of a package, verbosely, each with what it logged. */
  test(files: Files, options?: RunOptions): Promise<TestResult>;
  /** What `go vet` says; compile errors where it does not build. Fetches vet the first time. */
  vet(files: Files, onProgress?: (progress: Progress) => void): Promise<Checked>;
  /** What escape analysis says, `-gcflags='-m -l'`: notes of severity `info`. */
  escapes(files: Files): Promise<Checked>;
  /** What gofmt makes of a file. Fetches gofmt the first time. */
  format(source: string, onProgress?: (progress: Progress) => void): Promise<Formatted>;
  /** Makes the next build fast: compiles a small program while nobody waits. */
  prewarm(): Promise<void>;
};
