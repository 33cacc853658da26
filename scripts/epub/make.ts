import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Code } from "mdast";
import { pageAddress } from "../../src/book/address.ts";
import { chaptersOf } from "../../src/book/chapter.ts";
import { indexOf } from "../../src/book/names.ts";
import { partName } from "../../src/book/parts.ts";
import { unfoldedOf } from "../../src/take/unfolded.ts";
import { drawApart } from "./diagram.ts";
import type { Tool } from "./tools.ts";

/** CommonMark and what of GitHub's Markdown the book has; nothing in it is mathematics, an emoji or an attribute. */
const FROM = "commonmark+pipe_tables+strikeout+footnotes+autolink_bare_uris+alerts+gfm_auto_identifiers";

const STYLE = `pre { white-space: pre-wrap; font-size: 0.8em; }
table { border-collapse: collapse; font-size: 0.85em; }
th, td { border: 1px solid #888; padding: 0.2em 0.4em; text-align: left; vertical-align: top; }
img { max-width: 100%; }
`;

/** A part of the book as an EPUB: what opens it, then its chapters. `root`: the folder that has `docs`; `site`: the published address with its base URL. */
export type Wanted = { root: string; part: string; site: string; to: string };

/**
 * Makes the EPUB of a part, at `to`.
 * @throws what pandoc says is wrong
 */
export async function makeEpub(pandoc: Tool, { root, part, site, to }: Wanted): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "book-epub-"));
  try {
    const pages = [indexOf(part), ...chaptersOf(root, part)].map((file, at) => {
      const page = join(folder, `${at}.md`);
      writeFileSync(page, unfoldedOf(root, file, site, drawInto(folder, at)));
      return page;
    });
    writeFileSync(join(folder, "style.css"), STYLE);
    writeFileSync(join(folder, "metadata.json"), JSON.stringify(metadataOf(part, site)));
    const options = ["--from", FROM, "--to", "epub3", "--toc", "--toc-depth=2", "--split-level=1", "--syntax-highlighting=none"];
    const files = ["--metadata-file", join(folder, "metadata.json"), "--css", join(folder, "style.css"), "--resource-path", folder];
    await run([...pandoc.command, ...options, ...files, "--output", to, ...pages]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const metadataOf = (part: string, site: string) => ({
  title: `MASTER-DEV-INTERVIEW: ${partName(part)}`,
  subtitle: "Senior backend interviews, with nothing asserted that was not run",
  lang: "en",
  identifier: pageAddress(indexOf(part), site),
  rights: "MIT licence",
});

/** Draws a page's diagrams into a folder, under names that no other page has, and gives what stands in their place. */
function drawInto(folder: string, page: number): (code: Code) => string | undefined {
  let count = 0;
  return ({ lang, value }) => {
    const drawn = lang === "mermaid" ? drawApart(value) : undefined;
    if (!drawn) return undefined;
    count += 1;
    const name = `diagram-${page}-${count}.svg`;
    writeFileSync(join(folder, name), drawn.svg);
    return `![${plain(drawn.description)}](${name})\n\n*${plain(drawn.title)}*`;
  };
}

/** Words that Markdown takes for words. */
const plain = (words: string): string => words.replaceAll(/[\\`*_{}[\]<>#|!&~]/g, "\\$&");

/** Runs a program to its end. Rejects with what it said, where that is no good end. */
export function run([program = "", ...args]: string[]): Promise<string> {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve(said) : reject(new Error(said.trim() || `${program} ended with ${code}`))));
  });
}
