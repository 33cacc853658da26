import type { Link } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { expect, test } from "vitest";
import { parseMarkdown } from "../../../src/markdown/parse.ts";
import remarkWords from "../../../src/remark/words.ts";

/** What is linked to a term or to the glossary, in order: words, and where they lead. */
function linked(text: string): string[] {
  const tree = parseMarkdown(text);
  const before = textOf(tree);
  remarkWords()(tree, { path: "/book/docs/sql/08-locks.md" });
  expect(textOf(tree)).toBe(before);
  const links: Link[] = [];
  visit(tree, "link", (link) => void links.push(link));
  return links.filter(({ url }) => /^#w-|^\/glossary/.test(url)).map((link) => `${textOf(link)} ${link.url}`);
}

const WORDS = `## Words <!-- #words -->

- **Lock**: what one holds; a mutex is one.
- **Read lock**: a lock that several hold.
- **\`TryLock\`**: an attempt.
- **Send, receive**: two of them.
- **Hash (slot)**: a part.
`;
const GLOSSARY = [
  "Lock /glossary/sql/#lock",
  "Read lock /glossary/sql/#read-lock",
  "TryLock /glossary/sql/#trylock",
  "Send, receive /glossary/sql/#send-receive",
];

test.each([
  ["the first use alone, of several too", "Two locks. A lock.", ["locks #w-lock"]],
  ["the longer term", "A read lock, then a lock, and a read lock.", ["read lock #w-read-lock", "lock #w-lock"]],
  ["no part of a word", "Blocked, lock-free, unlock.", []],
  ["code as code", "TryLock is `TryLock`, and `Lock` is none.", ["TryLock #w-trylock"]],
  ["no link, no heading, no fence", "[A lock](#x)\n\n### The lock\n\n```text\nlock\n```\n\n- then a lock", ["lock #w-lock"]],
  ["nothing that is folded", "<details><summary>x</summary>\n\nA lock.\n\n</details>\n\nThe lock.", ["lock #w-lock"]],
  ["a name with signs", "The hash (slot) counts.", ["hash (slot) #w-hash-slot"]],
])("a term is linked where it is used first: %s", (_, text, expected) => {
  const all = linked(`${WORDS}\n## The model\n\n${text}\n\n## Interview questions\n\nA lock, a read lock, \`TryLock\`, a hash (slot).\n`);
  expect(all.filter((link) => link.includes("#w-"))).toEqual(expected);
  expect(all.filter((link) => link.includes("/glossary")).slice(0, 4)).toEqual(GLOSSARY);
});

test("the opening counts, and a chapter without words is left alone", () => {
  expect(linked(`A lock.\n\n${WORDS}\n## The model\n\nA lock.\n`)[0]).toBe("lock #w-lock");
  expect(linked("A lock.\n\n## The model\n\nA lock.\n")).toEqual([]);
});
