import { statSync } from "node:fs";
import type { Root } from "mdast";
import type { Complaint, Finding } from "../../listings/index.ts";
import { readChapter } from "../chapter.ts";
import { readFront } from "../front.ts";
import { chapterOf, indexOf, isMdx, isPage } from "../names.ts";
import { PARTS } from "../parts.ts";
import { readSource } from "../source.ts";
import { judgeContents } from "./contents.ts";
import { filesBelow, judgeNames } from "./files.ts";
import { judgeLinks } from "./links.ts";
import { judgeFences, judgeMarkup } from "./markup.ts";
import { judgeDrawing } from "./static.ts";

export { judgeStatic } from "./static.ts";

/**
 * What files below `docs` do not keep that can be told without reading their text: names, types, bytes, front matter, and what the index of a
 * part says of its chapters. `npm run book` and the site's build both ask; neither goes on where there is any.
 */
export function judgeFiles(root: string): Complaint[] {
  const found = filesBelow(root, "docs");
  const own = found.filter(({ isOwn }) => isOwn).map(({ file }) => file);
  const pages = own.filter((file) => isPage(file)).map((file) => readPage(root, file));
  return [
    ...judgeNames(found),
    ...own.flatMap((file) => judgeDrawing(root, file)),
    ...pages.flatMap(({ complaints }) => complaints),
    ...PARTS.flatMap(({ id }) => judgeIndex(root, id, pages)),
  ];
}

type Read = { file: string; text: string; title: string | undefined; complaints: Complaint[] };

function readPage(root: string, file: string): Read {
  const { text, complaints } = readSource(root, file);
  const front = readFront(file, text);
  return { file, text, title: front.front?.title, complaints: [...complaints, ...front.complaints] };
}

function judgeIndex(root: string, part: string, pages: Read[]): Complaint[] {
  const file = indexOf(part);
  const index = pages.find((page) => page.file === file);
  const written = pages.filter((page) => chapterOf(page.file)?.part === part);
  if (index) return judgeContents(readChapter(root, file).tree, index.text, written).map((finding) => ({ file, ...finding }));
  const [first] = written;
  return first
    ? [{ file, line: 1, column: 1, found: `no index, though there is ${first.file}`, allowed: "a page that opens the part" }]
    : [];
}

/** A page with its text, and a tree of it: `npm run book`'s, or the one that the site makes its page of. `linesCut`: off the top, before it was parsed. */
export type Parsed = { file: string; text: string; tree: Root; linesCut?: number };

/** What the text of a page does not keep: CommonMark, hardly any HTML, and links to what they may lead to. */
export function judgePage(root: string, { file, text, tree, linesCut = 0 }: Parsed): Complaint[] {
  const isThere = (target: string) => statSync(`${root}/${target}`, { throwIfNoEntry: false })?.isFile() ?? false;
  const inTree: Finding[] = [...(isMdx(file) ? [] : judgeMarkup(tree)), ...judgeLinks(tree, file, isThere)];
  const inText = isMdx(file) ? [] : judgeFences(text);
  return [...inTree.map((finding) => ({ ...finding, line: finding.line + linesCut })), ...inText].map((finding) => ({ file, ...finding }));
}
