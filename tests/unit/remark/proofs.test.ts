import { toString as textOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { expect, test } from "vitest";
import { parseMarkdown } from "../../../src/markdown/parse.ts";
import remarkProofs, { leadsTo } from "../../../src/remark/proofs.ts";

test.each([
  ["run", "#l-two-appends", "run: listing two-appends"],
  ["run", "#every-cell", "run: section every-cell"],
  ["run", "08-channels.md#l-edges", "run: listing edges in channels"],
  ["run", "../sql/08-locks.md#l-edges", "run: listing edges in sql/locks"],
  ["source", "https://www.rabbitmq.com/docs#x", "source: rabbitmq.com"],
] as const)("a mark says where it leads: %s %s", (kind, url, said) => {
  expect(leadsTo(kind, url)).toBe(said);
});

test("marks are marked, and nothing else is", () => {
  const text = "Yes ([run](#l-a), [source](https://go.dev)), [run](#l-b) and (judgement), so (judgement).";
  const tree = parseMarkdown(text);
  remarkProofs()(tree);
  const marked: string[] = [];
  visit(tree, (node) => {
    const data = node.data as { hProperties?: { className?: unknown } } | undefined;
    if (String(data?.hProperties?.className) === "proof") marked.push(textOf(node));
  });
  expect(marked).toEqual(["run", "source", "(judgement)", "(judgement)"]);
  expect(textOf(tree)).toBe("Yes (run, source), run and (judgement), so (judgement).");
});
