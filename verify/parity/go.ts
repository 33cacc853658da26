import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { NoManifest } from "../../src/engines/artefact.ts";
import type { GoEngine } from "../../src/engines/go/index.ts";
import type { Manifest } from "../../src/engines/go/manifest.ts";
import { type Listing, type NameOf, PLAYED_MODS } from "../../src/listings/index.ts";
import { defineEngine, type Engine, type Opened } from "../engine.ts";
import { GO_JUDGES } from "../engines/go/judge/index.ts";
import { asProgram, ownFile } from "../engines/go/packages.ts";
import type { GoObserved, Seen } from "../engines/go/seen.ts";
import { asTests } from "../engines/go/tests.ts";
import { observed } from "../engines/observed.ts";
import { openGoUnderNode } from "./engines.ts";
import { observeModule } from "./modules.ts";
import { diagnosed, observeRuns } from "./runs.ts";

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
          const own = PLAYED_MODS.map((mod) => ({ mod, ...builtNatively(listings, mod) }));
          const left = listings.filter(
            (listing) => !own.some(({ programs, tests }) => programs.includes(listing) || tests.includes(listing)),
          );
          const inTurn = async (go: GoEngine) => {
            for (let listing = left.shift(); listing; listing = left.shift())
              done(listing, await observed(listing, () => observe(go, listing)));
          };
          await Promise.all(engines.map(inTurn));
          for (const { mod, ...some } of own)
            if (some.programs.length + some.tests.length > 0) await observeModule(mod, some, manifest, done);
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

const observeProgram: Observe = (go, listing) => {
  const files = asProgram(listing);
  return observeRuns(listing, ownFile(files, listing), (options) => go.run(files, options));
};
const observeTests: Observe = (go, listing) => {
  const files = asTests(listing);
  return observeRuns(listing, ownFile(files, listing), (options) => go.test(files, options));
};
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

/** The listings of a module that are executed, but for the first program: that one is built as the page builds it, and so are all that only a tool is asked of. */
function builtNatively(listings: readonly GoListing[], mod: string): { programs: GoListing[]; tests: GoListing[] } {
  const by = (observer: Observe) => listings.filter(({ contract }) => contract.mod === mod && OBSERVES[contract.name] === observer);
  return { programs: by(observeProgram).slice(1), tests: by(observeTests) };
}

const observe: Observe = (go, listing) => OBSERVES[listing.contract.name](go, listing);
