import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";

/** The file a plugin of remark is called with. */
export type File = { path: string; value: unknown };

/**
 * A page as its author knows it: its path in the repository, its whole text, and how many lines Docusaurus has cut off its top before parsing
 * (the front matter), so that lines can be told as an editor counts them.
 */
export function sourceOf(root: string, { path, value }: File): { file: string; text: string; linesCut: number } {
  const text = readFileSync(path, "utf8");
  return { file: relative(root, path).split(sep).join("/"), text, linesCut: countLines(text) - countLines(String(value)) };
}

const countLines = (text: string): number => text.split("\n").length;
