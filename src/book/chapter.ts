import { globSync, statSync } from "node:fs";
import type { Root } from "mdast";
import { type Extraction, extract, readSchemas, type Schemas } from "../listings/index.ts";
import { parseMarkdown } from "../markdown/parse.ts";
import { fencesOf, type Practice, readPractice } from "../questions/practice.ts";
import { type Front, readFront, unreadable } from "./front.ts";
import { chapterOf, isChapter } from "./names.ts";
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
  const { text, complaints } = readSource(root, file);
  const parsed = parseChapter(file, text, readSchemas(root));
  const chapter = { ...parsed, complaints: [...complaints, ...parsed.complaints] };
  read.set(path, { stamp, chapter });
  return chapter;
}

function stampOf(path: string): string {
  const { mtimeNs, size } = statSync(path, { bigint: true });
  return `${mtimeNs} ${size}`;
}

/** The chapters of a part, in their order. @param root the folder that has `docs` */
export const chaptersOf = (root: string, part: string): string[] =>
  globSync(`docs/${part}/*.md`, { cwd: root })
    .filter(isChapter)
    .sort((a, b) => (chapterOf(a)?.number ?? 0) - (chapterOf(b)?.number ?? 0));

/** Parses the text of a page. Whatever stands in it, it is complained about with its file, and is no crash. */
export function parseChapter(file: string, text: string, schemas: Schemas): Chapter {
  try {
    const tree = parseMarkdown(text);
    const extraction = extract(tree, { file, text, schemas });
    return {
      ...{ file, text, tree, ...extraction },
      complaints: [...unreadable(file, text), ...extraction.complaints],
      front: readFront(file, text).front,
      practice: readPractice(tree, fencesOf(extraction.listings)),
    };
  } catch (error) {
    const found = `a chapter that cannot be read: ${error instanceof Error ? error.message : error}`;
    const allowed = "Markdown; halve the chapter until it can be read, to find the place";
    const nothing = { tree: { type: "root", children: [] } as Root, front: undefined, practice: { questions: [], exercises: [] } };
    return { file, text, listings: [], skipped: [], complaints: [{ file, line: 1, column: 1, found, allowed }], ...nothing };
  }
}
