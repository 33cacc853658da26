export type { Ended, Files, Note, Progress, Stream } from "../engine.ts";
export { openGo } from "./client.ts";
export type { Checked, Formatted, GoEngine, Phase, RunOptions, RunResult, TestOutcome, TestResult } from "./types.ts";
