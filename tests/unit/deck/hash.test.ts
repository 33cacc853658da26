import type { Root } from "mdast";
import { expect, test } from "vitest";
import { hashOf } from "../../../src/deck/hash.ts";
import { sectionsOf } from "../../../src/markdown/outline.ts";
import { parseMarkdown } from "../../../src/markdown/parse.ts";

const hash = (text: string): string => {
  const [section] = sectionsOf((parseMarkdown(text) as Root).children, 3);
  return section ? hashOf(section) : "";
};

const TEXT = `### Who closes it? <!-- #q-who -->

None of the *senders* ([run](#l-one)), so \`close(ch)\` is elsewhere.

\`\`\`go run id=one
close(ch)
\`\`\`

- [ ] the first
- [x] the last
`;

test("it is 8 digits, and the same for the same words", () => {
  expect(hash(TEXT)).toMatch(/^[0-9a-f]{8}$/);
  expect(hash(TEXT)).toBe(hash(TEXT));
});

test.each([
  ["lines are wrapped anew", "senders* ([run]", "senders*\n([run]"],
  ["a proof leads elsewhere", "#l-one", "../sql/02-b.md#l-two"],
  ["the id of a heading or of a listing is another", "id=one", "id=first"],
  ["the comment behind the heading is another", "#q-who -->", "#q-who deep -->"],
])("it stays when %s", (_, from, to) => expect(hash(TEXT.replace(from, to))).toBe(hash(TEXT)));

test.each([
  ["the title", "Who closes", "Who opens"],
  ["a word", "None", "Any"],
  ["code in a sentence", "`close(ch)`", "`close(c)`"],
  ["a line of a listing", "\nclose(ch)", "\nclose(c)"],
  ["which answer is right", "- [ ] the first\n- [x]", "- [x] the first\n- [ ]"],
])("it is another when %s changes", (_, from, to) => {
  expect(TEXT).toContain(from);
  expect(hash(TEXT.replace(from, to))).not.toBe(hash(TEXT));
});
