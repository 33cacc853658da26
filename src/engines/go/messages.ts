import type { Ended, Files, Progress, Stream } from "../engine.ts";
import type { Execution } from "./execute.ts";
import type { Built } from "./toolchain/toolchain.ts";
import type { Checked, Formatted } from "./types.ts";

/** What a worker can be asked, what with, and what comes back. */
export type Tasks = {
  load: [asked: undefined, answer: { toolchain: string }];
  build: [asked: Files, answer: Built];
  buildTests: [asked: Files, answer: Built];
  escapes: [asked: Files, answer: Checked];
  vet: [asked: Files, answer: Checked];
  format: [asked: string, answer: Formatted];
  prewarm: [asked: undefined, answer: undefined];
  /** Of a worker of its own, which ends with the program. */
  execute: [asked: Execution, answer: Ended];
};
export type Task = keyof Tasks;

/** What a worker says while it works. */
export type WorkerEvent = { progress: Progress } | { stream: Stream; text: string };
