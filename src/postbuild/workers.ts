import { createHash } from "node:crypto";
import { join } from "node:path";
import { bundleScript } from "./inline.ts";

/** What runs in the page: each has a folder in src/engines, and one that is served. */
const ENGINES = ["go", "postgres"] as const;
export type EngineFolder = (typeof ENGINES)[number];

/** The script of an engine's worker, which needs no other file, and what that is called. */
export function workerOf(siteDir: string, engine: EngineFolder): { file: string; script: string } {
  const script = bundleScript(join(siteDir, "src/engines", engine, "worker.ts"));
  return { file: `worker-${createHash("sha256").update(script).digest("hex").slice(0, 16)}.js`, script };
}

/** Which worker the pages of a build speak with, by its engine's folder. */
export const workersOf = (siteDir: string): Record<string, string> =>
  Object.fromEntries(ENGINES.map((engine) => [engine, workerOf(siteDir, engine).file]));
