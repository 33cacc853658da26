import type { ListItem, Nodes, Root } from "mdast";

/** What may stand in a page by itself, and what that is when it is a component. */
export type Flow = Root["children"][number];
export type Element<Name extends string = string> = Flow & { name: Name };

/** A React component in a Markdown tree, by name: `MDXComponents` says which component that is. Attributes are strings; `undefined` is left out. */
export function element<Name extends string>(
  name: Name,
  attributes: Record<string, string | undefined>,
  children: Root["children"] = [],
): Element<Name> {
  const list = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ type: "mdxJsxAttribute", name: key, value }],
  );
  return { type: "mdxJsxFlowElement", name, attributes: list, children } as unknown as Element<Name>;
}

export const isElement = (node: Nodes): boolean => "name" in node;

/** The contents of a tight list item, without the paragraph that Markdown puts around them. */
export const inlined = (children: ListItem["children"]): Root["children"] =>
  children.flatMap((child) => (child.type === "paragraph" ? (child.children as unknown as Root["children"]) : [child]));
