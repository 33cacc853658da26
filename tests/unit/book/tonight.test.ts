import { toString as textOf } from "mdast-util-to-string";
import { expect, test } from "vitest";
import { eveningsOf } from "../../../src/book/tonight.ts";
import { parseMarkdown } from "../../../src/markdown/parse.ts";
import remarkTonight from "../../../src/remark/tonight.ts";
import { makeBook } from "../../book.ts";

const words = (count: number): string => "word ".repeat(count).trim();
const question = (id: string, level: string) =>
  `### Why? <!-- #q-${id} -->\n*${level}*\n\n<details><summary>Think</summary>\n\n**Answer.** ${words(170)}\n\n</details>\n`;
const chapter = (title: string, questions: string) =>
  `---\ntitle: ${title}\ndescription: A chapter that asks several levels, for a test.\nsearch: [a, b, c]\n---\n\n${words(180)}\n\n## The model <!-- #model -->\n\n${words(380)}\n\n## Interview questions <!-- #questions -->\n\n${questions}`;

const INDEX = `---\ntitle: Go\ndescription: What opens a part, for a test of it.\n---\n\n## Chapters <!-- #chapters -->\n\n- a list\n\n## Orders <!-- #orders -->\n\nText.\n`;

const book = () =>
  makeBook({
    "docs/go/index.md": INDEX,
    "docs/go/01-a.md": chapter("A", [question("a", "Senior"), question("b", "Senior"), question("c", "Staff")].join("\n")),
    "docs/go/02-b.md": chapter("B", question("d", "Staff")),
    "docs/sql/01-c.md": chapter("C", question("e", "Junior")),
  });

test("a level reads of each chapter that asks it anything what it asks", () => {
  const [a, b, ...others] = eveningsOf(book(), "go");
  expect(others).toEqual([]);
  expect(a?.evenings).toEqual({ Senior: { questions: 2, minutes: 3, first: "q-a" }, Staff: { questions: 1, minutes: 2, first: "q-c" } });
  expect(a?.minutes).toEqual({ tonight: 4, core: 6, all: 6 });
  expect(b).toMatchObject({ title: "B", evenings: { Staff: { questions: 1 } } });
});

test("the page of a part has it behind its chapters", () => {
  const root = book();
  const tree = parseMarkdown(INDEX.replace(/^---[\s\S]*?---\n/, ""));
  remarkTonight({ root })(tree, { path: `${root}/docs/go/index.md`, value: "", data: {} });
  const titles = tree.children.flatMap((node) => (node.type === "heading" ? [textOf(node, { includeHtml: false })] : []));
  expect(titles.map((title) => title.trim())).toEqual(["Chapters", "What to read tonight", "Orders"]);
  const table = tree.children.find((node) => node.type === "table");
  expect(table?.children.map((row) => row.children.map((cell) => textOf(cell).replaceAll("\u00a0", " ")).join("|"))).toEqual([
    "Chapter|Junior|Senior|Staff|Core|All",
    "A|–|3 min (2)|2 min (1)|6 min|6 min",
    "B|–|–|2 min (1)|4 min|4 min",
    "All of these|–|3 min (2)|4 min (2)||",
  ]);
});

test("a part without chapters says nothing of it", () => {
  const root = makeBook({ "docs/aws/index.md": INDEX });
  const tree = parseMarkdown(INDEX);
  const before = tree.children.length;
  remarkTonight({ root })(tree, { path: `${root}/docs/aws/index.md`, value: INDEX, data: {} });
  expect(tree.children.length).toBe(before);
});
