import type { Nodes, Parent, Root } from "mdast";
import { visit } from "unist-util-visit";
import { refuse } from "../../book/refuse.ts";
import {
  alsoOf,
  type Evidences,
  evidenceOf,
  extract,
  kindOf,
  type Listing,
  ranOn,
  readEvidence,
  readSchemas,
} from "../../listings/index.ts";
import { element } from "../../markdown/element.ts";
import { type File, sourceOf } from "../source.ts";
import { listingElement, outputElement } from "./render.ts";

type Options = { root: string };

/**
 * Turns every listing of a chapter into a `<Listing>` that shows its code, its output and its evidence:
 *
 *     ```go run                      <Listing id="l-hello" contract="go run" engine="Go 1.27.3" …>
 *     …                                ```go … ```
 *     ```                       →      <Output>
 *     ```output                          ```text … ```
 *     …                                </Output>
 *     ```                            </Listing>
 *
 * An author's mistake stops the build with the file and line.
 */
export default function remarkListing({ root }: Options) {
  return (tree: Root, file: File): void => {
    const source = sourceOf(root, file);
    if (!source.file.startsWith("docs/")) return;
    const { listings, skipped, complaints } = extract(tree, { ...source, schemas: readSchemas(root) });
    refuse(complaints);

    const evidences = readEvidence(root, source.file);
    if (listings.length > 0) tree.children.unshift(stamp(listings, evidences));
    file.data.listings = new Map();
    replaceFences(tree, listings, evidences, file.data.listings);
    for (const { line } of skipped) clearMeta(tree, line - source.linesCut);
  };
}

/** `<Stamp>`: what the listings of the page ran on, above everything else. */
function stamp(listings: Listing[], evidences: Evidences): Root["children"][number] {
  const ran = listings.flatMap(({ hash, contract }) => {
    const evidence = evidenceOf(evidences, hash);
    return evidence ? [{ kind: kindOf(contract), date: evidence.date, engines: ranOn(evidence, alsoOf({ contract })) }] : [];
  });
  const runs = [...Map.groupBy(ran, ({ kind }) => kind)].map(([kind, own]) => ({
    kind,
    count: own.length,
    engines: [...new Set(own.flatMap(({ engines }) => engines))],
  }));
  return element("Stamp", {
    runs: JSON.stringify(runs),
    date: ran
      .map(({ date }) => date)
      .sort()
      .at(-1),
    listings: String(listings.length),
  });
}

/** Replaces the fences in place. What stands between a listing and its output moves into the listing with it. */
function replaceFences(parent: Parent, listings: Listing[], evidences: Evidences, shown: Map<Nodes, Listing>): void {
  for (let at = 0; at < parent.children.length; at += 1) {
    const child = parent.children[at] as Nodes;
    if ("children" in child) replaceFences(child, listings, evidences, shown);
    const listing = listings.find(({ node }) => node === child);
    const owner = listings.find(({ output }) => output?.node === child);
    if (listing) shown.set(replaceListing(parent, at, listing, evidences), listing);
    else if (owner?.output) parent.children.splice(at, 1, outputElement(owner, owner.output, evidenceOf(evidences, owner.hash)));
  }
}

function replaceListing(parent: Parent, at: number, listing: Listing, evidences: Evidences): Nodes {
  const { output, hash } = listing;
  const end = output && !output.of ? parent.children.indexOf(output.node) : at;
  const between = parent.children.slice(at + 1, end) as Root["children"];
  const replacement = listingElement(listing, evidenceOf(evidences, hash), end > at ? between : undefined);
  parent.children.splice(at, end - at + 1, replacement);
  return replacement;
}

function clearMeta(tree: Root, line: number): void {
  visit(tree, "code", (code) => {
    if (code.position?.start.line === line) code.meta = null;
  });
}
