import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { nameOf, urlOf } from "../../src/book/names.ts";
import { exportMarkdown, type Flavour, frontFor } from "./markdown.ts";

/** Chapters by their path, `docs/go/08-channels.md`, as they are written. */
export type Book = Map<string, string>;

/** What a generator's menu shows: parts in the order of their folders, chapters in the order of their numbers. */
export type Contents = { part: string; pages: { title: string; name: string; address: string }[] }[];

/** The book's Markdown. Pages of MDX are no Markdown, and are not in it. */
export function readBook(root: string): Book {
  const files = globSync("docs/*/*.md", { cwd: root }).sort();
  return new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
}

export function contentsOf(book: Book): Contents {
  const pages = [...book].map(([file, text]) => ({ file, ...frontFor(text, file).front }));
  return [...Map.groupBy(pages, ({ file }) => file.split("/")[1] ?? "")].map(([part, own]) => ({
    part,
    pages: own
      .sort((a, b) => Number(isIndex(b.file)) - Number(isIndex(a.file)) || a.position - b.position)
      .map(({ file, title }) => ({ title, name: nameOf(file), address: urlOf(file) })),
  }));
}

const isIndex = (file: string) => file.endsWith("/index.md");

/** Every page of the book in a generator's Markdown, by its name there, `go/channels.md`; and a first page that lists the parts. */
export function exportBook(book: Book, flavour: Flavour): Map<string, string> {
  const linked = (file: string) => book.has(file);
  const pages = [...book].map(([file, text]): [string, string] => [`${nameOf(file)}.md`, exportMarkdown(text, file, flavour, linked)]);
  const first = exportMarkdown(home(book), "docs/index.md", flavour, () => true);
  return new Map([["index.md", first], ...pages]);
}

function home(book: Book): string {
  const links = contentsOf(book).flatMap(({ pages }) => pages.slice(0, 1).map(({ title, name }) => `- [${title}](${name}.md)`));
  return `---\ntitle: The book\ndescription: Chapters of a book, exported to be built by another generator.\n---\n\n${links.join("\n")}\n`;
}

export function writeAll(folder: string, files: Map<string, string>): void {
  for (const [file, text] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}
