export type { Files, Note, Progress } from "../engine.ts";
export { openGo } from "./client.ts";
export type { GoEngine, Phase, RunOptions, RunResult, TestResult } from "./types.ts";
