import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { NoManifest } from "../../src/engines/artefact.ts";
import type { Manifest } from "../../src/engines/go/manifest.ts";
import { bundleScript } from "../../src/finish/inline.ts";
import { chapterPaths, readChapter } from "../../verify/chapters.ts";
import { openGo } from "./go.ts";
import { makeGo, type Step } from "./make.ts";
import { hashOf } from "./part.ts";

/**
 * Makes what a book's page needs to run Go, into its static/engines/go, from where the site serves it. Without Go there is a manifest that
 * says so in words for readers.
 */
export async function provideGo(root: string, step: Step): Promise<Manifest | NoManifest> {
  const target = join(root, "static/engines/go");
  const go = await openGo();
  const made = "missing" in go ? undefined : await makeGo(go, listingsOf(root), step);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const part of made?.parts ?? []) part.copyTo(target);
  const manifest = made?.manifest ?? {
    missing: `This site was built without Go's compiler (${"missing" in go && go.missing}). The recorded output stands.`,
  };
  const { file, script } = bundleWorker();
  writeFileSync(join(target, file), script);
  writeFileSync(join(target, "manifest.json"), JSON.stringify({ ...manifest, worker: file }));
  return manifest;
}

/** What a worker runs, in one file, which needs no other. */
function bundleWorker(): { file: string; script: string } {
  const script = bundleScript(join(import.meta.dirname, "../../src/engines/go/worker.ts"));
  return { file: `worker-${hashOf(script)}.js`, script };
}

const listingsOf = (root: string) => chapterPaths(root).flatMap((file) => readChapter(root, file).listings);
