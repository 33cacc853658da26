import type { Judges } from "../../../engine.ts";
import type { Seen } from "../seen.ts";
import { judgeAssembly } from "./assembly.ts";
import { judgeDiagnostics } from "./diagnostics.ts";
import { judgeEscape } from "./escape.ts";
import { judgeProgram } from "./program.ts";
import { judgeRace } from "./race.ts";
import { judgeBenchmark, judgeTest } from "./tests.ts";

/** For Go outside of a page and in it. */
export const GO_JUDGES: Judges<"go", Seen> = {
  "go run": judgeProgram,
  "go fail": judgeDiagnostics,
  "go panic": judgeProgram,
  "go race": judgeRace,
  "go escape": judgeEscape,
  "go asm": judgeAssembly,
  "go vet": judgeDiagnostics,
  "go test": judgeTest,
  "go bench": judgeBenchmark,
};
