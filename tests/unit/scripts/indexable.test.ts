import { expect, test } from "vitest";
import { indexable } from "../../../scripts/search/indexable.ts";
import { parseHtml } from "../../../src/postbuild/html.ts";

const indexed = (html: string): string => indexable(html, parseHtml(html));

test("cells do not run together, and a heading is its words", () => {
  expect(indexed("<table><tr><td>select<td>10</table>")).toBe("<table> <tr> <td>select <td>10</table>");
  expect(indexed('<h2 id=a>Model<a href=#a class=hash-link aria-label="x">\u200B</a></h2>')).toBe("<h2 id=a>Model</h2>");
});

test("code counts less, captions do not count", () => {
  expect(indexed("<pre class=x>")).toBe('<pre data-pagefind-weight="0.3" class=x>');
  expect(indexed("<figcaption class=x>executed")).toBe("<figcaption data-pagefind-ignore class=x>executed");
});

test("a named listing is a place, and what follows it is its section's again", () => {
  const html =
    "<h2 class=x id=the-model>The <code>h&lt;chan</code></h2><figure class=y id=l-state-table data-listing=1>code</figure><p>on</p>";
  expect(indexed(html)).toBe(
    '<h2 class=x id=the-model>The <code>h&lt;chan</code></h2><figure data-pagefind-title="Listing: state table, in “The h&lt;chan”" class=y id=l-state-table data-listing=1>code</figure><span id="the-model" data-pagefind-title="The h&lt;chan"></span><p>on</p>',
  );
});

test("of a part's chapters one that is planned is not found, and a table elsewhere is", () => {
  const rows = "<table><tr><th>chapter<tr><td>1<td><a href=/x/>X</a><tr><td>2<td>Y</table>";
  expect(indexed(`<h2 id=chapters>C</h2>${rows}`)).toContain("<tr data-pagefind-ignore><td>2");
  expect(indexed(`<h2 id=chapters>C</h2>${rows}`).match(/data-pagefind-ignore/g)).toHaveLength(1);
  expect(indexed(`<h2 id=other>C</h2>${rows}`)).not.toContain("data-pagefind-ignore");
});

test("a listing that is only counted is no place", () => {
  expect(indexed("<figure id=l-listing-3 data-listing=1>")).not.toContain("data-pagefind-title");
});

test("buttons are no text, and what a rubric asks for is", () => {
  expect(indexed("<button type=button>Copy</button>")).toBe("<button data-pagefind-ignore type=button>Copy</button>");
  expect(indexed("<ul class=x data-rubric><li><label class=y><input><span>a</span></label></ul><label>b</label>")).toBe(
    "<ul class=x data-rubric><li><span class=y><input><span>a</span></span></ul><label>b</label>",
  );
});

test("what stands in an attribute or a script is no markup", () => {
  const html = '<p title="a > b <td>">a<script>"<td><pre>"</script></p>';
  expect(indexed(html)).toBe(html);
});
