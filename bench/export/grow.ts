import { type ChapterName, chapterFile, chapterOf, isIndex } from "../../src/book/names.ts";
import { linkTo, plannedIn, withTitle } from "../../src/book/rules/contents.ts";
import { parseMarkdown } from "../../src/markdown/parse.ts";
import type { Book } from "./book.ts";

/** Copies of a chapter are told apart by a number: `docs/go/08-channels.md` → `docs/go/208-channels-c2.md`. Its links stay good. */
const copyOf = ({ part, number, slug }: ChapterName, copy: number): string =>
  chapterFile({ part, number: 100 * copy + number, slug: `${slug}-${"abcdefghij"[copy % 10]}${copy}` });

/** The chapter that one of `growBook` was made from: `docs/go/208-channels-c2.md` → `docs/go/08-channels.md`. */
export function originalOf(file: string): string {
  const chapter = chapterOf(file);
  if (!chapter || chapter.number < 100) return file;
  return chapterFile({ ...chapter, number: chapter.number % 100, slug: chapter.slug.replace(/-[a-j]\d+$/, "") });
}

/**
 * A book of `factor` times the chapters: every chapter again under other names, with one word in ten of its paragraphs changed, so that a
 * search index has to hold more words and not the same ones again. The index of a part lists them; other pages stay as they are.
 */
export function growBook(book: Book, factor: number): Book {
  const numbers = Array.from({ length: factor - 1 }, (_, at) => at + 1);
  const copies = [...book].flatMap(([file, text]) => {
    const chapter = chapterOf(file);
    return chapter ? numbers.map((copy): [string, string] => [copyOf(chapter, copy), reword(text, copy)]) : [];
  });
  const pages = [...book].map(([file, text]): [string, string] => [file, isIndex(file) ? growIndex(text, file, numbers) : text]);
  return new Map([...pages, ...copies]);
}

/** An index with a line for each copy behind those that it has. */
function growIndex(text: string, index: string, numbers: number[]): string {
  const { rows } = plannedIn(parseMarkdown(text), text) ?? { rows: [] };
  const written = rows.flatMap(({ url, title, source }) => {
    const chapter = chapterOf(index.replace("index.md", url ?? ""));
    return chapter ? [{ chapter, title, source }] : [];
  });
  const lines = numbers.flatMap((copy) =>
    written.map(({ chapter, title, source }) => {
      const numbered = source.replace(/^\|[^|]*\|/, `| ${100 * copy + chapter.number} |`);
      return withTitle(numbered, linkTo({ file: copyOf(chapter, copy), title: titleOf(title, copy) }));
    }),
  );
  return text
    .split("\n")
    .toSpliced(rows.at(-1)?.line ?? 0, 0, ...lines)
    .join("\n");
}

const titleOf = (title: string, copy: number): string => `${title} (${copy})`;

/** A paragraph's line, and not one of a list, a table, a heading, a quotation or an element: those have meaning to the site. */
const PARAGRAPH = /^[A-Za-z]/;
const KEPT = /(`[^`]*`|\]\([^)]*\)|<[^>]*>)/;

/** What makes a page the only one of its kind: a copy is an ordinary chapter. */
const SPECIAL = /^(?:specimen|bench|footer|kind|sandbox):.*\n(?: .*\n)*/gm;

/** The same chapter with other words; title, fences, lists and links stay. Pure: the same copy is the same text. */
function reword(chapter: string, copy: number): string {
  const text = chapter.replace(/^---\n[\s\S]*?\n---\n/, (front) => front.replace(SPECIAL, ""));
  let isFenced = false;
  let isFront = false;
  return text
    .split("\n")
    .map((line, at) => {
      if (line === "---" && (at === 0 || isFront)) isFront = at === 0;
      else if (isFront) return line.replace(/^title: "?(.*?)"?$/, (_, title: string) => `title: ${JSON.stringify(titleOf(title, copy))}`);
      if (/^\s*```/.test(line)) isFenced = !isFenced;
      return isFenced || isFront || !PARAGRAPH.test(line) ? line : line.split(KEPT).map(rewordProse(copy)).join("");
    })
    .join("\n");
}

const rewordProse = (copy: number) => (piece: string, at: number) =>
  at % 2 === 1 ? piece : piece.replace(/\b[a-z]{5,}\b/g, (word) => (sum(word) % 10 === copy % 10 ? turn(word, copy) : word));

const sum = (word: string): number => [...word].reduce((total, letter) => total + letter.charCodeAt(0), 0);

/** A word that no other copy has: every letter so many places on in the alphabet, and one to tell hundreds apart. */
const turn = (word: string, copy: number): string =>
  [...word].map((letter) => String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + copy) % 26))).join("") +
  String.fromCharCode(97 + (Math.floor(copy / 26) % 26));
