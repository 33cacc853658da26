import { expect, test } from "vitest";
import { readPages } from "../../../src/book/pages.ts";
import { llmsOf } from "../../../src/take/llms.ts";
import { makeBook } from "../../book.ts";

const page = (title: string, more = "") =>
  `---\ntitle: ${title}\ndescription: What the page of a test promises.\nsearch: [a, b, c]\n${more}---\n\nText.\n`;

test("a section for each part, its index first, then its chapters in order; what is no Markdown is not in it", () => {
  const root = makeBook({
    "docs/go/index.md": page("Go"),
    "docs/go/12-slices.md": page("Slices"),
    "docs/go/03-pools.md": page("Pools"),
    "docs/sql/index.md": page("SQL"),
    "docs/sql/sandbox.mdx": page("Sandbox"),
    "docs/arsenal/changed.md": page("Changed"),
  });
  const text = llmsOf(readPages(root), "https://example.org/book/");
  expect(text).toMatch(/^# MASTER-DEV-INTERVIEW\n\n> \S.*\n\n/);
  const line = (title: string, path: string) =>
    `- [${title}](https://example.org/book/${path}/index.md): What the page of a test promises.`;
  expect(text.slice(text.indexOf("## "))).toBe(
    [
      `## Go\n\n${[line("Go", "go"), line("Pools", "go/pools"), line("Slices", "go/slices")].join("\n")}`,
      `## SQL\n\n${line("SQL", "sql")}`,
      `## Optional\n\n${line("Changed", "arsenal/changed")}\n`,
    ].join("\n\n"),
  );
});
