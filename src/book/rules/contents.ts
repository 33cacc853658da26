import type { Link, Root, Table, TableRow } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import type { Finding } from "../../listings/index.ts";
import { sectionsOf } from "../../markdown/outline.ts";
import { chapterOf } from "../names.ts";

/** A chapter that is there. `title`: undefined where its front matter cannot be read. */
export type Written = { file: string; title: string | undefined };

/** A line of the table in which a part plans its chapters. `url`: of its link, which it has once the chapter is written; `source`: as it stands there. */
export type Planned = { line: number; number: number | undefined; title: string; url: string | undefined; source: string };

const SECTION = "chapters";
const HEADER = "|  | Chapter | You will be able to |";
const nameOf = (file: string): string => file.replace(/^.*\//, "");

/** What an index plans: the table below its heading `<!-- #chapters -->`, line by line, and the line that it begins in. */
export function plannedIn(tree: Root, text: string): { line: number; rows: Planned[] } | undefined {
  const section = sectionsOf(tree.children, 2).find(({ id }) => id === SECTION);
  const table = section?.nodes.find((node): node is Table => node.type === "table");
  if (!table) return undefined;
  const lines = text.split("\n");
  const [, ...rows] = table.children;
  return { line: table.position?.start.line ?? 1, rows: rows.map((row) => readRow(row, lines)) };
}

function readRow({ children: [first, second], position }: TableRow, lines: string[]): Planned {
  const line = position?.start.line ?? 1;
  const number = first ? textOf(first).trim() : "";
  const link = second?.children.find((node): node is Link => node.type === "link");
  return {
    line,
    number: /^[1-9]\d*$/.test(number) ? Number(number) : undefined,
    title: second ? textOf(second).trim() : "",
    url: link?.url,
    source: lines[line - 1] ?? "",
  };
}

/** A line of such a table, with something else in its second cell. */
export const withTitle = (source: string, title: string): string =>
  source.replace(/^(\|[^|]*\|)(?:\\.|[^|\\])*\|/, (_, number: string) => `${number} ${title} |`);

/** Such a cell, once the chapter is written. */
export const linkTo = ({ file, title }: Written): string => `[${title ?? "…"}](${nameOf(file)})`;

/** An index links each chapter of its part, under the number and by the title that it has, and none that is not there; no number is twice. */
export function judgeContents(tree: Root, text: string, written: readonly Written[]): Finding[] {
  const planned = plannedIn(tree, text);
  if (!planned && written.length === 0) return [];
  if (!planned) {
    const allowed = `a heading with <!-- #${SECTION} -->, and below it a table of them, which begins:`;
    return [{ line: 1, column: 1, found: "an index that does not list the chapters of its part", allowed, paste: HEADER }];
  }
  const { line, rows } = planned;
  const isListed = ({ file }: Written) => rows.some(({ url, number }) => url === nameOf(file) || number === chapterOf(file)?.number);
  return [
    ...rows.flatMap((row, at) => judgeRow(row, rows.slice(0, at), written)),
    ...written
      .filter((chapter) => !isListed(chapter))
      .map((chapter) => ({
        ...{ line, column: 1, found: `no line for ${chapter.file}`, allowed: "each chapter of the part, linked, under its number" },
        paste: `| ${chapterOf(chapter.file)?.number} | ${linkTo(chapter)} | … |`,
      })),
  ];
}

function judgeRow({ line, number, title, url, source }: Planned, before: Planned[], written: readonly Written[]): Finding[] {
  const told = (found: string, allowed: string, cell?: string): Finding[] => [
    { line, column: 1, found, allowed, ...(cell && { paste: withTitle(source, cell) }) },
  ];
  if (number === undefined) return told("a chapter without a number", "a whole number from 1 on in the first cell");
  const same = before.find((other) => other.number === number);
  if (same) return told(`the number ${number} again`, `a number of its own: line ${same.line} has it`);
  const linked = written.find(({ file }) => nameOf(file) === url);
  const own = written.find(({ file }) => chapterOf(file)?.number === number);
  if (url && !linked)
    return told(`a link to ${url}, which is no chapter of the part`, "a title alone, until the chapter is written", title);
  if (linked && linked !== own)
    return told(`${nameOf(linked.file)} under the number ${number}`, `${chapterOf(linked.file)?.number}, as in its name; or another name`);
  if (!own) return [];
  if (!linked) return told(`no link to ${own.file}, which is there`, "a link", linkTo(own));
  if (own.title === undefined || inOneLine(title) === inOneLine(own.title)) return [];
  return told(`"${title}" for ${nameOf(own.file)}`, `its title: ${own.title}`, linkTo(own));
}

const inOneLine = (text: string): string => text.trim().replaceAll(/\s+/g, " ");
