import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { OURS_NAME } from "../../src/bench/record.ts";
import { evidencePath } from "../../src/listings/index.ts";
import { type Book, writeAll } from "../export/book.ts";
import { originalOf } from "../export/grow.ts";
import type { Peer } from "./peer.ts";
import type { Place } from "./workplace.ts";

/** What a build of this site reads. */
const NEEDED = ["src", "scripts", "static", "docs", "recorded", "docusaurus.config.ts", "sidebars.ts", "package.json", "tsconfig.json"];

/**
 * This site as it is published, with all that its pages do more than a text: badges, exercises, engines. Built in a copy, so that a cold
 * build does not empty the cache of the one you work with.
 */
export const OURS: Peer = {
  id: "ours",
  name: OURS_NAME,
  prepare({ folder, root }: Place, book: Book) {
    for (const name of [...NEEDED, "node_modules"]) rmSync(join(folder, name), { recursive: true, force: true });
    for (const name of NEEDED) cpSync(join(root, name), join(folder, name), { recursive: true });
    if (!existsSync(join(folder, "static/engines"))) console.warn("static/engines is not there: npm run engines makes what Run needs");
    linkPackages(join(root, "node_modules"), join(folder, "node_modules"));
    writeAll(folder, book);
    // Evidence of a chapter is looked up by its path, so copies of a chapter take a copy of it along.
    for (const file of book.keys()) {
      const own = join(folder, evidencePath(originalOf(file)));
      if (originalOf(file) !== file && existsSync(own)) cpSync(own, join(folder, evidencePath(file)));
    }
  },
  commands: [
    ["node_modules/.bin/docusaurus", "build"],
    [process.execPath, "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "scripts/search/index.ts"],
    [process.execPath, "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "scripts/offline/index.ts"],
  ],
  out: "build",
  caches: [".docusaurus", "node_modules/.cache", "build"],
  urlOf: (address) => address,
  menu: { press: 'header button[aria-label="Menu"]', seen: "nav#contents" },
  search: {
    press: 'header button[aria-haspopup="dialog"]',
    field: "dialog[open] input",
    seen: "dialog[open] input:focus",
    result: 'dialog[open] [role="option"]',
  },
};

/** Every package by a link, and the caches of bundlers not: those have to be this copy's own. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) if (basename(name) !== ".cache") symlinkSync(join(from, name), join(to, name));
}
