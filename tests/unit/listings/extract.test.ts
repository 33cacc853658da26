import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Extraction, extract, formatComplaint } from "../../../src/listings/index.ts";
import { parseMarkdown } from "../../../src/markdown/parse.ts";

const FIXTURES = "tests/fixtures/listings";

function extractFile(file: string): Extraction {
  const text = readFileSync(`${FIXTURES}/${file}`, "utf8");
  return extract(parseMarkdown(text), { file, text, schemas: { shop: "SELECT 1;" } });
}

const files = (folder: string) => globSync(`${folder}/*.md`, { cwd: FIXTURES }).sort();

describe("what an author may write", () => {
  test.each(files("ok"))("%s", async (file) => {
    const { listings, skipped, complaints } = extractFile(file);
    expect(complaints).toEqual([]);
    const plain = listings.map(({ node, output, hash, ...rest }) => ({ ...rest, output: output && { ...output, node: undefined } }));
    await expect(JSON.stringify({ listings: plain, skipped }, null, 2)).toMatchFileSnapshot(`../../fixtures/listings/${file}.json`);
  });
});

describe("what stops an author, and how it is said", () => {
  test.each(files("throws"))("%s", async (file) => {
    const { complaints } = extractFile(file);
    expect(complaints).not.toEqual([]);
    await expect(complaints.map(formatComplaint).join("\n\n")).toMatchFileSnapshot(`../../fixtures/listings/${file}.txt`);
  });
});

test("lines count from the top of the file, front matter included, though the site parses without it", () => {
  const text = readFileSync(`${FIXTURES}/ok/front-matter.md`, "utf8");
  const whole = extract(parseMarkdown(text), { file: "a.md", text });
  const cut = extract(parseMarkdown(text.split("\n").slice(4).join("\n")), { file: "a.md", text, linesCut: 4 });
  expect(cut.complaints).toEqual([]);
  expect(cut.listings.map(({ line, hash }) => ({ line, hash }))).toEqual(whole.listings.map(({ line, hash }) => ({ line, hash })));
});

test("a listing's hash changes with what is executed and not with how it is shown", () => {
  const hashOf = (info: string, code: string) => {
    const text = `\`\`\`${info}\n${code}\n\`\`\`\n`;
    return extract(parseMarkdown(text), { file: "a.md", text }).listings[0]?.hash;
  };
  expect(hashOf("go run id=a title=b.go show=1-1", "x\ny")).toBe(hashOf("go run", "x\ny"));
  expect(hashOf("go run runs=2", "x")).not.toBe(hashOf("go run", "x\ny"));
  expect(hashOf("go run", "y")).not.toBe(hashOf("go run", "x\ny"));
});
