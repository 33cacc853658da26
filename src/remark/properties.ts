import type { Nodes } from "mdast";

/** Gives a node of Markdown attributes, as they are named in HTML. */
export function setProperties(node: Nodes, properties: Record<string, string>): void {
  node.data ??= {};
  const data = node.data as { hProperties?: Record<string, string> };
  data.hProperties = { ...data.hProperties, ...properties };
}
