import type { PhrasingContent, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { expect, test } from "vitest";
import { element } from "../../../src/markdown/element.ts";
import { typographicQuotes, withQuotes } from "../../../src/markdown/quotes.ts";

test.each([
  ['you return "nothing" from it', "you return “nothing” from it"],
  ["the server's word", "the server’s word"],
  ["a flag --once, and so on...", "a flag --once, and so on..."],
])("%s", (prose, set) => {
  expect(textOf(withQuotes([{ type: "text", value: prose }]))).toBe(set);
});

test("quotes around code are set, those in it are not, and what was given stays as it was", () => {
  const given = [
    { type: "text", value: 'say "' } as const,
    { type: "inlineCode", value: '"%w"' } as const,
    { type: "text", value: '"' } as const,
  ];
  expect(withQuotes(given).map((node) => "value" in node && node.value)).toEqual(["say “", '"%w"', "”"]);
  expect(given[0]?.value).toBe('say "');
});

test("what a listing printed stays as it was printed, in a table and in a list, and prose around it is set", () => {
  const said = (): PhrasingContent => ({ type: "text", value: "status = 'open', \"x\"" });
  const printed = element("Output", {}, [
    { type: "table", children: [{ type: "tableRow", children: [{ type: "tableCell", children: [said()] }] }] },
  ]);
  const root: Root = { type: "root", children: [{ type: "paragraph", children: [said()] }, printed] };
  typographicQuotes()(root);
  expect(root.children.map((node) => textOf(node))).toEqual(["status = ‘open’, “x”", "status = 'open', \"x\""]);
});
