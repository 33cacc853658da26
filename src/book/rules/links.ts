import type { Nodes, Resource } from "mdast";
import { visit } from "unist-util-visit";
import type { Finding } from "../../listings/index.ts";
import { isPage, isPicture, targetOf } from "../names.ts";

/** Whether there is a file, by its path from the book's folder. */
export type IsThere = (file: string) => boolean;

const ALLOWED = "https://…, #id, a page as its file is called from here (../go/08-channels.md#id), or pathname:///… for a file of static";
const PICTURE = "a picture of the book, beside the page or in img/: a reader's browser asks nobody else";
/** Small letters, digits, and no other way to write a path: `%2e`, a backslash, a query. */
const RELATIVE = /^(?:\.{1,2}\/)*[a-z0-9][a-z0-9/-]*\.[a-z0-9]+(?:#[\w.-]+)?$/;
const STATIC = /^pathname:\/\/\/([a-z0-9/-]+\.[a-z0-9]+)$/;

/** Links of a page lead to addresses on the web by http or https, or to what the book has; pictures are the book's own. Lines count in the tree. */
export function judgeLinks(tree: Nodes, file: string, isThere: IsThere): Finding[] {
  const nodes: Nodes[] = [];
  visit(tree, (node) => {
    nodes.push(node);
  });
  const shown = new Set(nodes.flatMap((node) => (node.type === "imageReference" ? [node.identifier] : [])));
  return nodes.flatMap((node): Finding[] => {
    if (node.type !== "link" && node.type !== "image" && node.type !== "definition") return [];
    const isImage = node.type === "image" || (node.type === "definition" && shown.has(node.identifier));
    const problem = isImage ? judgePicture(node, file, isThere) : judgeLink(node, file, isThere);
    return problem ? [{ line: node.position?.start.line ?? 0, column: node.position?.start.column ?? 1, ...problem }] : [];
  });
}

type Problem = Pick<Finding, "found" | "allowed">;

function judgeLink({ url }: Resource, file: string, isThere: IsThere): Problem | undefined {
  if (/^#[\w.-]+$/.test(url) || isOfTheWeb(url)) return undefined;
  const [, served] = STATIC.exec(url) ?? [];
  const target = served ? `static/${served}` : fileOf(url, file);
  if (!target)
    return {
      found: `a link to ${short(url)}`,
      allowed: url.startsWith("mailto:") ? `${ALLOWED}; an address of mail as \`code\`` : ALLOWED,
    };
  if (!served && !isPage(target)) return { found: `a link to ${target}, which is no page of the book`, allowed: ALLOWED };
  return isThere(target)
    ? undefined
    : { found: `a link to ${target}, which is not there`, allowed: "a file that is there, or text without a link" };
}

function judgePicture({ url }: Resource, file: string, isThere: IsThere): Problem | undefined {
  const target = fileOf(url, file);
  if (target && isPicture(target) && isThere(target)) return undefined;
  return { found: `a picture from ${short(url)}`, allowed: PICTURE };
}

const isOfTheWeb = (url: string): boolean => /^https?:\/\/[^/]/i.test(url) && URL.canParse(url);

/** The file that a relative address means, where it is one. */
const fileOf = (url: string, file: string): string | undefined => (RELATIVE.test(url) ? targetOf(url, file).file : undefined);

const short = (url: string): string => JSON.stringify(url.length > 60 ? `${url.slice(0, 60)}…` : url);
