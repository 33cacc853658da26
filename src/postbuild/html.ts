import type { Element, Nodes, Root } from "hast";
import { fromHtml } from "hast-util-from-html";

/** The tree of a page, or of its beginning, whose elements know where their tags stand. */
export const parseHtml = (html: string): Root => fromHtml(html, { verbose: true });

/** Puts `text` in the place of what stands from `start` up to `end`, offsets in a page. */
export type Edit = { start: number; end: number; text: string };

/** A page with some places changed and all else byte for byte as it was. Of two that begin at one place the first comes first. */
export function editHtml(html: string, edits: readonly Edit[]): string {
  let at = 0;
  let edited = "";
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    edited += html.slice(at, start) + text;
    at = end;
  }
  return edited + html.slice(at);
}

export const insertAt = (start: number, text: string): Edit => ({ start, end: start, text });

type Tags = { start: number; end: number; opening: number; closing: { start: number; end: number } | undefined };

/** Where an element stands in the page: all of it, the end of its name in the first tag, and its last tag; `undefined` where it is only implied. */
export function tagsOf({ tagName, position, data }: Element): Tags | undefined {
  const { opening, closing } = data?.position ?? {};
  const [start, end] = [position?.start.offset, position?.end.offset];
  if (opening?.start.offset === undefined || start === undefined || end === undefined) return undefined;
  const last = closing && { start: closing.start.offset ?? end, end: closing.end.offset ?? end };
  return { start, end, opening: opening.start.offset + 1 + tagName.length, closing: last };
}

/** The texts in a tree, one by one, without those of elements that are left out. */
export function textsIn(node: Nodes, isLeftOut: (element: Element) => boolean): string[] {
  if (node.type === "text") return [node.value];
  if (!("children" in node) || (node.type === "element" && isLeftOut(node))) return [];
  return node.children.flatMap((child) => textsIn(child, isLeftOut));
}
