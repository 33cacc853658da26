import type { RunOptions, RunResult } from "../../src/engines/go/index.ts";
import type { Listing } from "../../src/listings/index.ts";
import type { Diagnostic, GoObserved } from "../engines/go/seen.ts";
import type { Execution } from "../process.ts";
import { OUTPUT_CAP } from "../process.ts";

/** How long a listing may run whose author says that it does otherwise in the page, ms: two threads that wait for each other would spin until the end. */
const EXCUSED = 2000;

/**
 * Executes a listing as often as it says.
 * @param own the file of its program that is the listing's own
 */
export async function observeRuns(listing: Listing, own: string, run: (options: RunOptions) => Promise<RunResult>): Promise<GoObserved> {
  const { contract } = listing;
  const timeout = "play" in contract && contract.play === "off" ? Math.min(contract.timeout, EXCUSED) : contract.timeout;
  const runs: Execution[] = [];
  for (let i = 0; i < contract.runs; i += 1) {
    const printed = { out: "", err: "" };
    const onOutput: RunOptions["onOutput"] = (stream, text) => {
      printed[stream] += text;
    };
    const { exit = null, cut, notes, problem } = await run({ timeout, cap: 2 * OUTPUT_CAP, onOutput });
    if (notes.length > 0) return diagnosed(notes.map((note) => onOwnLine(note, own)));
    if (cut === "engine") return { kind: "broken", message: problem ?? "the engine gave way" };
    const how = { signal: null, timedOut: cut === "time", truncated: cut === "output" };
    runs.push({ exit, stdout: withoutDurations(printed.out), stderr: printed.err, ...how });
    if (cut) break;
  }
  return { kind: "executed", runs };
}

/** How long a test took is the machine's, and code that runs for the first time is slow here. */
const withoutDurations = (text: string): string => text.replaceAll(/^( *--- (?:PASS|FAIL|SKIP): \S+) \(\d+\.\d\ds\)$/gm, "$1 (0.00s)");

/** A note on another file of the package names that file, as for the native runner. */
function onOwnLine({ file, line, message }: RunResult["notes"][number], own: string): Diagnostic {
  return file === own || line === 0 ? { line, message } : { line: 0, message: `${file}:${line}: ${message}` };
}

/** What a tool said of a listing. */
export const diagnosed = (diagnostics: Diagnostic[]): GoObserved => ({
  kind: "diagnosed",
  diagnostics: diagnostics.map(({ line, message }) => ({ line, message })),
  text: diagnostics.map(({ line, message }) => `${line}: ${message}`).join("\n"),
});
