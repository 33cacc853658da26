import type { Code, Root } from "mdast";
import { type Evidence, formatHistogram, type Listing, type Output, roleOf } from "../../listings/index.ts";
import { element } from "./element.ts";

/** A listing with its evidence. `between` is what stands between it and the output below it; `undefined`: no output here. */
export function listingElement(
  listing: Listing,
  evidence: Evidence | undefined,
  between: Root["children"] | undefined,
): Root["children"][number] {
  const { contract, key, hash, output } = listing;
  const children: Root["children"] = [codeNode(listing)];
  if (output && between) children.push(...between, outputElement(output, roleOf(contract) === "predict", evidence));
  const attributes = {
    id: `l-${key}`,
    linkable: contract.id === undefined ? undefined : "true",
    hash,
    contract: contract.name,
    role: roleOf(contract),
    runs: contract.runs > 1 ? String(contract.runs) : undefined,
    engine: evidence?.engine,
    date: evidence?.date,
  };
  return element("Listing", attributes, children);
}

/** An output. With `folded` the reader opens it, after guessing. */
export function outputElement(output: Output, folded: boolean, evidence?: Evidence): Root["children"][number] {
  const attributes = { match: output.match, alternatives: String(output.alternatives.length), folded: folded ? "true" : undefined };
  const value = output.match === "histogram" && evidence?.histogram ? formatHistogram(evidence.histogram) : output.body;
  return element("Output", attributes, [{ type: "code", lang: "text", value } satisfies Code]);
}

/** The fence as the site's highlighter wants it: our keys gone, title and marked lines kept. */
function codeNode({ node, contract }: Listing): Code {
  const ranges = /\{[\d,-]+\}/.exec(node.meta ?? "")?.[0];
  const meta = [contract.title && `title="${contract.title}"`, ranges].filter(Boolean).join(" ");
  return { ...node, meta: meta || null };
}
