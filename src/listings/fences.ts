import type { Nodes, Root } from "mdast";
import { type Finding, RUNNABLE } from "../contracts/index.ts";

/** What stands before a fence on its line when it is in a quotation or a list, then the fence, then its language and what follows. */
const OPENING = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(?<marker>`{3,}|~{3,})[ \t]*(?<lang>[a-z]+)\b(?<rest>.*)$/s;
/** A line that ends a fence, or would: nothing stands behind it. */
const CLOSING = /^[ \t>]*(?<marker>`{3,}|~{3,})[ \t]*\r?$/;

/** A node of code, by its lines in the file; `marker` is what opens it, and none where it is set apart by indentation. */
type Block = { first: number; last: number; marker: string; isClosed: boolean };

/**
 * Fences that would be skipped in silence: those that are never closed, since they swallow what follows, and lines that look like a fence of the book
 * and are none, in HTML or within another fence.
 * @param lines of the whole file, of which `linesCut` are not in the tree
 */
export function strayFences(tree: Root, lines: string[], linesCut: number): Finding[] {
  const blocks: Block[] = [];
  const exempt = new Set<number>();
  const visit = (node: Nodes): void => {
    const { start, end } = node.position ?? {};
    if (node.type === "code" && start && end) blocks.push(blockOf(node.value, start, end.line, lines, linesCut));
    if (node.type === "yaml" && start && end) for (let line = start.line; line <= end.line; line += 1) exempt.add(line + linesCut);
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  const unclosed = blocks
    .filter(({ marker, isClosed }) => marker !== "" && !isClosed)
    .map(
      ({ first, marker }): Finding => ({
        line: first,
        column: 1,
        found: "a fence that is never closed",
        allowed: `${marker} alone on a line below it`,
      }),
    );
  return [...unclosed, ...lines.flatMap((text, i) => (i < linesCut || exempt.has(i + 1) ? [] : strayAt(text, i + 1, blocks)))];
}

function strayAt(text: string, line: number, blocks: Block[]): Finding[] {
  const { marker = "", lang = "", rest = "" } = OPENING.exec(text)?.groups ?? {};
  if (![...RUNNABLE, "output"].includes(lang) || (marker.startsWith("`") && rest.includes("`"))) return [];
  const around = blocks.find(({ first, last }) => first <= line && line <= last);
  if (around?.first === line || (around && isExample(around, marker))) return [];
  const found = `what looks like a ${lang} fence, and is none`;
  if (around)
    return [
      { line, column: 1, found, allowed: `the fence of line ${around.first} closed above it; to show one, a longer fence around it` },
    ];
  return [
    { line, column: 1, found, allowed: 'an empty line between it and HTML, no comment around it; to leave a listing out, skip why="…"' },
  ];
}

/** A fence within a longer one, or one of the other kind, is shown, and not meant. */
const isExample = ({ marker, isClosed }: Block, inner: string): boolean =>
  isClosed && marker !== "" && (marker[0] !== inner[0] || marker.length > inner.length);

function blockOf(value: string, start: { line: number; column: number }, end: number, lines: string[], linesCut: number): Block {
  const [first, last] = [start.line + linesCut, end + linesCut];
  const opening = lines[first - 1]?.slice(start.column - 1) ?? "";
  const marker = /^(?:`{3,}|~{3,})/.exec(opening)?.[0] ?? "";
  const closing = CLOSING.exec(lines[last - 1] ?? "")?.groups?.marker ?? "";
  // What looks like its end may be its last line: indented too far, or of a fence that is closed by nothing but the end of what it is in.
  const height = value === "" ? 0 : value.split("\n").length;
  const isClosed = last > first && closing[0] === marker[0] && closing.length >= marker.length && last - first > height;
  return { first, last, marker, isClosed };
}
