/** Files of one program, by name: `main.go`, or `code.go` and `code_test.go`. */
export type Files = Readonly<Record<string, string>>;

/** Bytes fetched, of all that have to be here before the first program runs. `total` is known from the start. */
export type Progress = { loaded: number; total: number };

export type Stream = "out" | "err";

/** What was said about one line. `line` and `column` are 1-based within the file; 0: the whole program. */
export type Note = { file: string; line: number; column: number; message: string; severity: "error" | "warning" | "info" };

/** How one execution ended. */
export type Ended = {
  /** What the program exited with; 1 when it was not built. `undefined`: it was ended from outside. */
  exit: number | undefined;
  /** Why it has no exit code of its own: it was cancelled, its time was up, it printed more than the cap, the engine gave way. */
  cut?: "stopped" | "time" | "output" | "engine";
  /** The same in words, for people; also where a program's own end needs some (a stack overflow, no memory left). */
  problem?: string;
  /** Milliseconds it ran, waiting included. */
  took: number;
};

/**
 * What executes programs of a language in the page, or under Node: the core of each is free of the DOM. One thing at a time; what is asked
 * meanwhile waits its turn.
 */
export type Engine<Options, Result extends Ended> = {
  /** Fetches and prepares what the first run needs. Called again it costs nothing; `run` calls it too. Rejects when something is missing. */
  load(onProgress?: (progress: Progress) => void): Promise<void>;
  /** Builds and runs one program. Resolves however it ends; rejects only when the engine is not to be had. */
  run(files: Files, options?: Options): Promise<Result>;
  /** Ends what runs now and what waits its turn, at once; their promises resolve with `cut: "stopped"`. */
  cancel(): void;
  /** Ends everything and frees its memory. Nothing can be asked of it afterwards. */
  dispose(): void;
};
