import type { Nodes } from "mdast";
import type { Depth } from "../questions/depth.ts";
import { layersOf } from "../questions/layers.ts";
import { PROOFS, type ProofKind, proofsIn } from "../questions/proof.ts";
import { readChapter } from "./chapter.ts";
import type { Front } from "./front.ts";
import { minutesOf } from "./minutes.ts";
import { isChapter } from "./names.ts";

/** What a chapter says of itself in its head. */
export type Reading = {
  minutes: Record<Depth, number>;
  /** Its proof marks. */
  proofs: Record<ProofKind, number>;
  /** By the id of a heading, the first depth at which its section is read, where that is not tonight. */
  depths: Record<string, Depth>;
};

/** Of a page of the site, what its front matter says, and what the site's configuration adds. */
export type SiteFront = Partial<Front> & { reading?: Reading };

/** How a chapter is read; nothing of a page that is none. */
export function readingOf(root: string, file: string): Reading | undefined {
  if (!isChapter(file)) return undefined;
  const { tree, listings, practice } = readChapter(root, file);
  const fences = new Set<Nodes>(listings.map(({ node }) => node));
  const marks = Map.groupBy(proofsIn([tree]), ({ kind }) => kind);
  const layers = layersOf(tree).flatMap(({ inner, ...own }) => [own, ...inner]);
  return {
    minutes: minutesOf(tree, practice.questions, (node) => fences.has(node)),
    proofs: Object.fromEntries(PROOFS.map((kind) => [kind, marks.get(kind)?.length ?? 0])) as Record<ProofKind, number>,
    depths: Object.fromEntries(layers.flatMap(({ section: { id }, depth }) => (id && depth !== "tonight" ? [[id, depth]] : []))),
  };
}
