import { globSync, statSync } from "node:fs";
import type { Root } from "mdast";
import { type Extraction, extract, readSchemas } from "../listings/index.ts";
import { parseMarkdown } from "../markdown/parse.ts";
import { fencesOf, type Practice, readPractice } from "../questions/practice.ts";
import { type Front, readFront, unreadable } from "./front.ts";
import { readSource } from "./source.ts";

/**
 * A page of Markdown, read: its text and its tree, what its front matter says (`undefined` where that is not as it should be), its listings and
 * what it asks. Whoever asks for the same page gets the same object, and so changes nothing in it.
 */
export type Chapter = Extraction & { file: string; text: string; tree: Root; front: Front | undefined; practice: Practice };

const read = new Map<string, { stamp: string; chapter: Chapter }>();

/**
 * Reads and parses a page once in this process, and again when it, or a schema that its listings may begin with, has changed on disk. What
 * cannot be read, as UTF-8 or as front matter, is a complaint with its line, not a crash.
 * @param root the folder that has `docs`
 */
export function readChapter(root: string, file: string): Chapter {
  const path = `${root}/${file}`;
  const stamp = [path, ...globSync("static/sql/*.sql", { cwd: root }).map((schema) => `${root}/${schema}`)].map(stampOf).join();
  const known = read.get(path);
  if (known?.stamp === stamp) return known.chapter;
  const chapter = parseChapter(root, file);
  read.set(path, { stamp, chapter });
  return chapter;
}

function stampOf(path: string): string {
  const { mtimeNs, size } = statSync(path, { bigint: true });
  return `${mtimeNs} ${size}`;
}

function parseChapter(root: string, file: string): Chapter {
  const { text, complaints } = readSource(root, file);
  const tree = parseMarkdown(text);
  const extraction = extract(tree, { file, text, schemas: readSchemas(root) });
  return {
    ...{ file, text, tree, ...extraction },
    complaints: [...complaints, ...unreadable(file, text), ...extraction.complaints],
    front: readFront(file, text).front,
    practice: readPractice(tree, fencesOf(extraction.listings)),
  };
}
