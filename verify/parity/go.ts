import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { NoManifest } from "../../src/engines/artefact.ts";
import type { GoEngine, RunOptions, RunResult } from "../../src/engines/go/index.ts";
import type { Manifest } from "../../src/engines/go/manifest.ts";
import type { Listing, NameOf } from "../../src/listings/index.ts";
import { defineEngine, type Engine, type Opened } from "../engine.ts";
import { GO_JUDGES } from "../engines/go/judge/index.ts";
import { asProgram, type Files, ownFile } from "../engines/go/packages.ts";
import type { Diagnostic, GoObserved, Seen } from "../engines/go/seen.ts";
import { asTests } from "../engines/go/tests.ts";
import { observed } from "../engines/observed.ts";
import type { Execution } from "../process.ts";
import { OUTPUT_CAP } from "../process.ts";
import { openGoUnderNode } from "./engines.ts";

/**
 * Go as the page has it, on the listings that it can run. What it says of one is for the same judge as what Go itself says.
 * @param root the book, whose engine is in static/engines/go
 */
export const pageGo = (root: string): Engine =>
  defineEngine<"go", Seen>({
    name: "go",
    judges: GO_JUDGES,
    async open(): Promise<Opened<"go", Seen>> {
      const folder = join(root, "static/engines/go");
      const manifest = readManifest(folder);
      if ("missing" in manifest) return manifest;
      // Two side by side, each as a page has it: a compiler in one thread, and the program in another, leave a processor idle.
      const engines = [openGoUnderNode(folder), openGoUnderNode(folder)] as const;
      await Promise.all(engines.map((go) => go.load()));
      return {
        version: `${engines[0].version} for wasip1`,
        async observe(listings, done) {
          const left = [...listings];
          const inTurn = async (go: GoEngine) => {
            for (let listing = left.shift(); listing; listing = left.shift())
              done(listing, await observed(listing, () => observe(go, listing)));
          };
          await Promise.all(engines.map(inTurn));
        },
        async close() {
          for (const go of engines) go.dispose();
        },
      };
    },
  });

function readManifest(folder: string): Manifest | NoManifest {
  const file = join(folder, "manifest.json");
  if (!existsSync(file)) return { missing: "the page's engine is not built: npm run engines" };
  return JSON.parse(readFileSync(file, "utf8")) as Manifest | NoManifest;
}

type GoListing = Listing<NameOf<"go">>;
type Observe = (go: GoEngine, listing: GoListing) => Promise<GoObserved>;

const observeProgram: Observe = (go, listing) => observeRuns(listing, asProgram, (files, options) => go.run(files, options));
const observeTests: Observe = (go, listing) => observeRuns(listing, asTests, (files, options) => go.test(files, options));
const observeFailure: Observe = async (go, listing) => diagnosed((await go.vet(asProgram(listing))).notes);
const observeEscapes: Observe = async (go, listing) => diagnosed((await go.escapes(asProgram(listing))).notes);
const observeVet: Observe = async (go, listing) =>
  diagnosed(
    (await go.vet(asProgram(listing))).notes.map((note) =>
      note.severity === "error" ? { ...note, message: `does not build: ${note.message}` } : note,
    ),
  );
const refuse: Observe = async (_, { contract }) => ({ kind: "broken", message: `${contract.name} does not run in the page` });

const OBSERVES: Record<NameOf<"go">, Observe> = {
  "go run": observeProgram,
  "go panic": observeProgram,
  "go test": observeTests,
  "go escape": observeEscapes,
  "go vet": observeVet,
  "go fail": observeFailure,
  "go race": refuse,
  "go asm": refuse,
  "go bench": refuse,
};

const observe: Observe = (go, listing) => OBSERVES[listing.contract.name](go, listing);

const diagnosed = (diagnostics: Diagnostic[]): GoObserved => ({
  kind: "diagnosed",
  diagnostics: diagnostics.map(({ line, message }) => ({ line, message })),
  text: diagnostics.map(({ line, message }) => `${line}: ${message}`).join("\n"),
});

/** How long a listing may run whose author says that it does otherwise in the page, ms: two threads that wait for each other would spin until the end. */
const EXCUSED = 2000;

async function observeRuns(
  listing: Listing,
  filesOf: (listing: Listing) => Files,
  run: (files: Files, options: RunOptions) => Promise<RunResult>,
): Promise<GoObserved> {
  const { contract } = listing;
  const files = filesOf(listing);
  const own = ownFile(files, listing);
  const timeout = "play" in contract && contract.play === "off" ? Math.min(contract.timeout, EXCUSED) : contract.timeout;
  const runs: Execution[] = [];
  for (let i = 0; i < contract.runs; i += 1) {
    const printed = { out: "", err: "" };
    const onOutput: RunOptions["onOutput"] = (stream, text) => {
      printed[stream] += text;
    };
    const { exit = null, cut, notes, problem } = await run(files, { timeout, cap: 2 * OUTPUT_CAP, onOutput });
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
