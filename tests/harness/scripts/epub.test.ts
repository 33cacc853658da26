import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { makeEpub, run } from "../../../scripts/epub/make.ts";
import { findEpubcheck, findPandoc } from "../../../scripts/epub/tools.ts";
import { makeBook } from "../../book.ts";

const BOOK = "tests/fixtures/site";
const SITE = "https://example.org/book/";
const folder = mkdtempSync(join(tmpdir(), "book-test-epub-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tools = { pandoc: await findPandoc(), epubcheck: await findEpubcheck() };
const lacks = Object.values(tools).flatMap((tool) => ("missing" in tool ? [tool.missing] : []));
// Named, never silent; where everything has to be proven, a failure.
if (lacks.length > 0 && process.env.CI === "true") throw new Error(lacks.join("\n"));
if (lacks.length > 0) console.warn(`EPUB: NOT RUN, ${lacks.join("; ")}`);

describe.skipIf(lacks.length > 0)("a part as an EPUB", () => {
  const pandoc = tools.pandoc as Exclude<typeof tools.pandoc, { missing: string }>;
  const epubcheck = tools.epubcheck as Exclude<typeof tools.epubcheck, { missing: string }>;
  const checked = (file: string) => run([...epubcheck.command, "--quiet", "--failonwarnings", file]);

  test.each(["go", "sql"])("of the small book, %s: EPUBCheck has nothing against it", async (part) => {
    const to = join(folder, `${part}.epub`);
    await makeEpub(pandoc, { root: BOOK, part, site: SITE, to });
    await checked(to);
    const text = await run([...pandoc.command, "--from", "epub", "--to", "plain", to]);
    expect(text).toContain("Answers");
    expect(text).not.toContain("Think first, then open");
    expect(statSync(to).size).toBeGreaterThan(10_000);
  });

  test("what EPUBCheck refuses is told", async () => {
    const to = join(folder, "no.epub");
    writeFileSync(to, "no archive");
    await expect(checked(to)).rejects.toThrow(/PKG-\d+|ERROR|FATAL/);
  });

  test("a part that is not there is told, and leaves no file", async () => {
    const to = join(folder, "nothing.epub");
    await expect(makeEpub(pandoc, { root: makeBook({}), part: "go", site: SITE, to })).rejects.toThrow(/docs\/go\/index\.md/);
    expect(() => statSync(to)).toThrow();
  });
});
