import type { Root } from "mdast";
import { refuse } from "../../book/refuse.ts";
import { judgePage } from "../../book/rules/index.ts";
import { type File, sourceOf } from "../source.ts";

type Options = { root: string };

/**
 * Stops the build at a page that `npm run book` would refuse, before anything is made of it. It runs first, on the tree that the page is made
 * from: the site reads more than CommonMark, and what only it sees is judged as well.
 */
export default function remarkRules({ root }: Options) {
  return (tree: Root, page: File): void => {
    const source = sourceOf(root, page);
    if (source.file.startsWith("docs/")) refuse(judgePage(root, { ...source, tree }));
  };
}
