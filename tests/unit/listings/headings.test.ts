import { expect, test } from "vitest";
import { extract, formatComplaint, parseMarkdown } from "../../../src/listings/index.ts";

const complaintsIn = (file: string, text: string) => extract(parseMarkdown(text), { file, text }).complaints.map(formatComplaint);

test("a chapter's headings of level 2 and 3 carry ids, each its own", () => {
  const text = "## The `model`\n\n### Deep <!-- #deep -->\n\n## Again <!-- #deep -->\n\n#### Free\n";
  expect(complaintsIn("docs/go/08-channels.md", text)).toEqual([
    "docs/go/08-channels.md:1:1: a heading without an id\n  allowed: a trailing comment with its id\n  write:   ## The model <!-- #the-model -->",
    "docs/go/08-channels.md:5:1: #deep again: line 3 has it\n  allowed: an id of its own",
  ]);
});

test("pages that are no chapters may do without", () => {
  expect(complaintsIn("docs/go/index.md", "## Parts\n")).toEqual([]);
});
