import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PurgeCSS } from "purgecss";
import { ownStyles } from "./own-styles.ts";

/** A class of a CSS module, as the bundler names it: scripts may give it to what no built page shows yet. */
const OF_MODULES = /[^_]_[\w+-]{4}$/;

/** What scripts in a page's head and browsers add. */
const ADDED = { standard: ["missing", "tip"], greedy: [/^search/, /data-(theme|waking|opened|severity|stream|test)/, /details-content/] };

/** The words of a page's markup, and not those of its text. */
const markup = (html: string): string[] => html.match(/<[^>]+>/g)?.flatMap((tag) => tag.match(/[\w+-]+/g) ?? []) ?? [];

/**
 * Leaves only those rules in the stylesheets that a page has a use for; most of the theme's have none. Twice: a variable may be of no use
 * once the rules are gone that read it.
 */
export async function purgeStyles(outDir: string): Promise<void> {
  for (const _ of ["rules", "variables"]) await purgeOnce(outDir);
}

async function purgeOnce(outDir: string): Promise<void> {
  const pages = globSync("**/*.html", { cwd: outDir }).map((file) => join(outDir, file));
  const readers = [...pages, ...ownStyles(outDir).map((file) => join(outDir, file))];
  const used = new Set(readers.flatMap((file) => readFileSync(file, "utf8").match(/--[\w-]+/g) ?? []));
  const purged = await new PurgeCSS().purge({
    content: pages,
    extractors: [{ extensions: ["html"], extractor: markup }],
    css: globSync("assets/css/*.css", { cwd: outDir }).map((file) => join(outDir, file)),
    safelist: { greedy: ADDED.greedy, standard: [...ADDED.standard, OF_MODULES], variables: [...used] },
    variables: true,
    keyframes: true,
  });
  for (const { file, css } of purged) if (file) writeFileSync(file, css);
}
