import { existsSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import type { Complaint } from "../../listings/index.ts";
import { PICTURES } from "../names.ts";
import { filesBelow } from "./files.ts";
import { judgeSvg } from "./svg.ts";

/** What is served as it is, besides pictures: scripts of schemas, what a browser installs the book by. What browsers execute is made by `npm run engines`, and committed by nobody. */
const SERVED = [...PICTURES, "sql", "webmanifest"];
const MADE = "static/engines/";

/** Files of `static` are of a type that a browser executes nothing of, and so are drawings, wherever they are. */
export function judgeStatic(root: string): Complaint[] {
  const files = existsSync(`${root}/static`) ? filesBelow(root, "static") : [];
  return files.flatMap(({ file, isOwn }): Complaint[] => {
    const told = (found: string, allowed: string) => [{ file, line: 1, column: 1, found, allowed }];
    if (file.startsWith(MADE)) return [];
    if (!isOwn) return told("a link to another file, or a device", "a file of its own");
    const type = extname(file).slice(1);
    if (!SERVED.includes(type))
      return told(type ? `a file of the type ${type}` : "a file of no type", `${SERVED.join(" ")}, by src/book/rules/static.ts`);
    return judgeDrawing(root, file);
  });
}

/** A drawing; of any other picture nothing is said. */
export const judgeDrawing = (root: string, file: string): Complaint[] =>
  file.endsWith(".svg") ? judgeSvg(readFileSync(`${root}/${file}`, "utf8")).map((finding) => ({ file, ...finding })) : [];
