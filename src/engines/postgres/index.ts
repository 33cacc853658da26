export { openPostgres } from "./client.ts";
export type { Checked, Environment, Outcome, Phase, PostgresEngine, Ran, RunOptions } from "./types.ts";
