import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { NoManifest } from "../../src/engines/artefact.ts";
import type { Manifest } from "../../src/engines/go/manifest.ts";
import type { Manifest as PostgresManifest } from "../../src/engines/postgres/manifest.ts";
import { bundleScript } from "../../src/postbuild/inline.ts";
import { type EngineFolder, workerOf } from "../../src/postbuild/workers.ts";
import { chapterPaths, readChapter } from "../../verify/chapters.ts";
import { openGo } from "./go.ts";
import { makeGo, type Step } from "./make.ts";
import type { Part } from "./part.ts";
import { makePostgres } from "./postgres.ts";

const ROOT = join(import.meta.dirname, "../..");

/**
 * Makes what a book's page needs to run Go, into its static/engines/go, from where the site serves it. Without Go there is a manifest that
 * says so in words for readers.
 */
export async function provideGo(root: string, step: Step): Promise<Manifest | NoManifest> {
  const go = await openGo();
  const made = "missing" in go ? undefined : await makeGo(go, listingsOf(root), step);
  const manifest = made?.manifest ?? {
    missing: `This site was built without Go's compiler (${"missing" in go && go.missing}). What is recorded stands below each listing.`,
  };
  serveFrom(root, "go", manifest, made?.parts ?? []);
  // Its address is its registration's: browsers look by themselves whether it has changed.
  writeFileSync(join(root, "static/engines/go/keeper.js"), bundleScript(join(ROOT, "src/engines/keeper.ts")));
  return manifest;
}

/** The same for PostgreSQL, which npm has brought. */
export async function providePostgres(root: string): Promise<PostgresManifest> {
  const { manifest, parts } = await makePostgres();
  serveFrom(root, "postgres", manifest, parts);
  return manifest;
}

/** An engine's files, its manifest, and the script of its worker: in one file, which needs no other. */
function serveFrom(root: string, engine: EngineFolder, manifest: object, parts: Part<unknown>[]): void {
  const target = join(root, "static/engines", engine);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const part of parts) part.copyTo(target);
  const { file, script } = workerOf(ROOT, engine);
  writeFileSync(join(target, file), script);
  writeFileSync(join(target, "manifest.json"), JSON.stringify({ ...manifest, worker: file }));
}

const listingsOf = (root: string) => chapterPaths(root).flatMap((file) => readChapter(root, file).listings);
