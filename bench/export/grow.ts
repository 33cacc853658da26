import type { Book } from "./book.ts";

/** Copies of a chapter are told apart by a number: `docs/go/08-channels.md` → `docs/go/208-channels-2.md`. Its links stay good. */
export const copyOf = (file: string, copy: number): string =>
  file.replace(/\/(?:(\d+)-)?([^/]+)\.md$/, (_, number: string | undefined, name: string) => {
    return `/${100 * copy + Number(number ?? 99)}-${name}-${"abcdefghij"[copy % 10]}${copy}.md`;
  });

/**
 * A book of `factor` times the chapters: every chapter again under other names, with one word in ten of its paragraphs changed, so that a
 * search index has to hold more words and not the same ones again. Index pages stay one to a part.
 */
export function growBook(book: Book, factor: number): Book {
  const chapters = [...book].filter(([file]) => !file.endsWith("/index.md"));
  const copies = Array.from({ length: factor - 1 }, (_, at) => at + 1).flatMap((copy) =>
    chapters.map(([file, text]): [string, string] => [copyOf(file, copy), reword(text, copy)]),
  );
  return new Map([...book, ...copies]);
}

/** A paragraph's line, and not one of a list, a table, a heading, a quotation or an element: those have meaning to the site. */
const PARAGRAPH = /^[A-Za-z]/;
const KEPT = /(`[^`]*`|\]\([^)]*\)|<[^>]*>)/;

/** What makes a page the only one of its kind: a copy is an ordinary chapter. */
const SPECIAL = /^(?:specimen|bench|footer|kind|sandbox):.*\n(?: .*\n)*/gm;

/** The same chapter with other words; title, fences, lists and links stay. Pure: the same copy is the same text. */
export function reword(chapter: string, copy: number): string {
  const text = chapter.replace(/^---\n[\s\S]*?\n---\n/, (front) => front.replace(SPECIAL, ""));
  let isFenced = false;
  let isFront = false;
  return text
    .split("\n")
    .map((line, at) => {
      if (line === "---" && (at === 0 || isFront)) isFront = at === 0;
      else if (isFront) return line.replace(/^title: "?(.*?)"?$/, (_, title: string) => `title: ${JSON.stringify(`${title} (${copy})`)}`);
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
