import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ask } from "../../lab/environment.ts";
import type { Missing } from "../../lab/home.ts";
import { withLock } from "../../lab/lock.ts";
import { fetchJars } from "../../lab/maven.ts";
import { cacheFolder } from "../../lab/root.ts";
import { findVenv } from "../../lab/venv.ts";

/** A program as a command line to which its arguments are added. */
export type Tool = { command: [string, ...string[]] };

/** pandoc, which makes EPUB files of Markdown: the program that `PANDOC_PATH` names, or a pinned one from Python's package index, kept in the cache. */
export async function findPandoc(): Promise<Tool | Missing> {
  const given = process.env.PANDOC_PATH;
  if (given)
    return ask(given, ["--version"])?.status === 0 ? { command: [given] } : { missing: `PANDOC_PATH is ${given}, which is no pandoc` };
  const requirements = join(import.meta.dirname, "requirements.txt");
  const found = await findVenv({ name: "pandoc", package: "pypandoc_binary", is: "pandoc (the maker of EPUB files)", requirements });
  if ("missing" in found) return { missing: `${found.missing}, or set PANDOC_PATH to a pandoc of version 3` };
  const [program] = globSync("lib/python*/site-packages/pypandoc/files/pandoc", { cwd: found.folder });
  return program
    ? { command: [join(found.folder, program)] }
    : { missing: `${found.folder} has no pandoc: remove it, and it is made again` };
}

const BUNDLE = { pom: join(import.meta.dirname, "pom.xml"), told: "EPUBCheck from Maven Central (30 MB, once)" };

/** EPUBCheck, where there are Java and Maven; its jars are fetched once, and kept in the cache. */
export async function findEpubcheck(): Promise<Tool | Missing> {
  if (ask("java", ["-version"])?.status !== 0)
    return { missing: "no EPUBCheck: there is no java here. Install a JRE of version 11 or newer" };
  const key = createHash("sha256").update(readFileSync(BUNDLE.pom)).digest("hex").slice(0, 12);
  const folder = join(cacheFolder(), `epubcheck-${key}`);
  mkdirSync(cacheFolder(), { recursive: true });
  try {
    await withLock(`${folder}-lock`, async () => {
      if (!existsSync(folder)) await fetchJars(BUNDLE, folder);
    });
  } catch (error) {
    return { missing: `no EPUBCheck: ${error instanceof Error ? error.message : error}` };
  }
  return { command: ["java", "-cp", `${folder}/*`, "com.adobe.epubcheck.tool.Checker"] };
}
