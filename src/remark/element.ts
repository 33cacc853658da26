import type { Root } from "mdast";

/** A React component in a Markdown tree, by name: `MDXComponents` says which component that is. Attributes are strings; `undefined` is left out. */
export function element(
  name: string,
  attributes: Record<string, string | undefined>,
  children: Root["children"] = [],
): Root["children"][number] {
  const list = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ type: "mdxJsxAttribute", name: key, value }],
  );
  return { type: "mdxJsxFlowElement", name, attributes: list, children } as unknown as Root["children"][number];
}

/** An attribute of such a component; `undefined` where there is none. */
export function attributeOf(node: unknown, name: string): string | undefined {
  const { attributes = [] } = (node ?? {}) as { attributes?: { name: string; value: string }[] };
  return attributes.find((attribute) => attribute.name === name)?.value;
}
