import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { writeMoved } from "../../../src/postbuild/moved.ts";
import { makeBook } from "../../book.ts";

const PAGE = "<h1>Two</h1><h2 id=there>There</h2>";

function move(list: string, built: Record<string, string> = {}): string {
  const outDir = makeBook({ "sql/two/index.html": PAGE, ...built });
  writeMoved(outDir, makeBook({ "recorded/moved.yaml": list }), "/base/");
  return readFileSync(`${outDir}/sql/one/index.html`, "utf8");
}

test("a page at the old address names the new one, and each place on it", () => {
  const html = move("- { from: /sql/one/, title: One, to: { /sql/two/: [there] } }");
  expect(html).toContain('<h2><a href="/base/sql/two/">Two</a></h2>');
  expect(html).toContain('<a id="there" href="/base/sql/two/#there">');
});

test.each([
  ["a place that is gone", "- { from: /sql/one/, title: One, to: { /sql/two/: [there, gone] } }", {}, /\/sql\/two\/ has no place gone/],
  ["a page that is gone", "- { from: /sql/one/, title: One, to: { /sql/three/: [there] } }", {}, /there is no page \/sql\/three\//],
  [
    "an address that is a page again",
    "- { from: /sql/one/, title: One, to: { /sql/two/: [there] } }",
    { "sql/one/index.html": PAGE },
    /\/sql\/one\/ is a page of the book/,
  ],
  ["no address", "- { from: one, title: One, to: { /sql/two/: [there] } }", {}, /an address such as \/sql\/windows-and-frames\//],
])("%s is told", (_, list, built, told) => {
  expect(() => move(list, built)).toThrow(told);
});
