import type { Link, Nodes, Table, TableRow } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import type { Complaint } from "../../src/listings/index.ts";
import { complain, type Page } from "./rule.ts";

const COLUMNS = ["Still taught", "Held until", "Now", "Shown by"];

/**
 * Tables of what changed, on pages that say `kind: changes`: each line has until when the old claim held, and a link to a listing of the book
 * that shows what holds now.
 */
export function changed(pages: Page[]): Complaint[] {
  const known = new Set(pages.flatMap(({ file, listings }) => listings.map(({ key }) => `${file.replace(/^docs\//, "../")}#l-${key}`)));
  return pages
    .filter(({ front }) => front?.kind === "changes")
    .flatMap(({ file, tree }) => {
      const tables = tree.children.filter((node): node is Table => node.type === "table");
      const complaints = tables.flatMap(({ children: [header, ...rows] }) => [
        ...judgeHeader(header),
        ...rows.flatMap((row) => judgeRow(row, known)),
      ]);
      return complaints.map((complaint) => ({ file, ...complaint }));
    });
}

function judgeHeader(header: TableRow | undefined): Omit<Complaint, "file">[] {
  const found = header?.children.map((cell) => textOf(cell)) ?? [];
  if (found.join() === COLUMNS.join()) return [];
  return [complain(lineOf(header), `the columns ${found.join(" | ")}`, COLUMNS.join(" | "))];
}

function judgeRow(row: TableRow, known: Set<string>): Omit<Complaint, "file">[] {
  const [, until, , shown] = row.children;
  const links = shown ? shown.children.filter((node): node is Link => node.type === "link") : [];
  const dead = links.filter(({ url }) => !known.has(url));
  const dated = /\d/.test(until ? textOf(until) : "");
  return [
    ...(dated
      ? []
      : [complain(lineOf(row), "a claim without the version up to which it held", "a release or a date in the second column")]),
    ...(links.length > 0 ? [] : [complain(lineOf(row), "a claim without proof", "a link to a listing: ../<part>/<chapter>.md#l-<id>")]),
    ...dead.map(({ url }) => complain(lineOf(row), `${url}, which is no listing`, "../<part>/<chapter>.md#l-<id> of one that is executed")),
  ];
}

const lineOf = (node: Nodes | undefined): number => node?.position?.start.line ?? 1;
