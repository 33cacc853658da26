import type { Nodes, PhrasingContent, Root } from "mdast";
import { visit } from "unist-util-visit";
import { unnumbered } from "../book/names.ts";
import { type ProofKind, proofsIn } from "../questions/proof.ts";
import { setProperties } from "./properties.ts";

/** Marks what proves a sentence, so that it is small and quiet, and says where it leads to whoever points at it or hears it. */
export default function remarkProofs() {
  return (tree: Root): void => {
    for (const { kind, url, node } of proofsIn([tree])) {
      if (kind === "judgement" || url === undefined) continue;
      const where = leadsTo(kind, url);
      setProperties(node, { className: "proof", title: where, "aria-label": where });
    }
    visit(tree, "text", (node, index, parent) => {
      if (!parent || index === undefined || !node.value.includes(JUDGEMENT)) return undefined;
      const parts = node.value.split(JUDGEMENT);
      const marked = parts.flatMap((value, at): PhrasingContent[] => [...(at > 0 ? [judgement()] : []), { type: "text", value }]);
      parent.children.splice(index, 1, ...marked);
      return index + marked.length;
    });
  };
}

/** Where a mark leads, in words: `run: listing edges`, `run: section drain in sql/indexes`, `source: go.dev`. */
export function leadsTo(kind: Exclude<ProofKind, "judgement">, url: string): string {
  if (kind === "source") return `source: ${URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url}`;
  const [path = "", anchor = ""] = url.split("#");
  const what = anchor.startsWith("l-") ? `listing ${anchor.slice(2)}` : `section ${anchor}`;
  return `run: ${what}${path && ` in ${unnumbered(path).replace(/^(?:\.\.\/)+|\.md$/g, "")}`}`;
}

const JUDGEMENT = "(judgement)";

function judgement(): PhrasingContent {
  const node: Nodes & PhrasingContent = { type: "emphasis", children: [{ type: "text", value: JUDGEMENT }] };
  node.data = { hName: "span", hProperties: { className: ["proof"] } };
  return node;
}
