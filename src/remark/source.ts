import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import type { Nodes } from "mdast";
import type { Listing } from "../listings/index.ts";

/** The file a plugin of remark is called with. `listings`: those of its tree, by the components that have taken their places. */
export type File = { path: string; value: unknown; data: { listings?: Map<Nodes, Listing> } };

/**
 * A page as its author knows it: its path in the repository, its whole text, and how many lines Docusaurus has cut off its top before parsing
 * (the front matter), so that lines can be told as an editor counts them.
 */
export function sourceOf(root: string, { path, value }: Pick<File, "path" | "value">): { file: string; text: string; linesCut: number } {
  const text = readFileSync(path, "utf8");
  return { file: pathIn(root, path), text, linesCut: countLines(text) - countLines(String(value)) };
}

/** A file's path in the repository, as all of the project writes it: with `/`, whatever the system has. */
export const pathIn = (root: string, path: string): string => relative(root, path).split(sep).join("/");

const countLines = (text: string): number => text.split("\n").length;
