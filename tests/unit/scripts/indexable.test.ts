import { expect, test } from "vitest";
import { indexable } from "../../../scripts/search/indexable.ts";

test("cells do not run together, and a heading is its words", () => {
  expect(indexable("<tr><td>select<td>10")).toBe(" <tr> <td>select <td>10");
  expect(indexable('<h2 id=a>Model<a href=#a class=hash-link aria-label="x">\u200B</a></h2>')).toBe("<h2 id=a>Model</h2>");
});

test("code counts less, captions do not count", () => {
  expect(indexable("<pre class=x>")).toBe('<pre data-pagefind-weight="0.3" class=x>');
  expect(indexable("<figcaption class=x>executed")).toBe("<figcaption data-pagefind-ignore class=x>executed");
});

test("a named listing is a place, and what follows it is its section's again", () => {
  const html = "<h2 class=x id=the-model>The <code>hchan</code></h2><figure class=y id=l-state-table data-listing=1>code</figure><p>on</p>";
  expect(indexable(html)).toBe(
    '<h2 class=x id=the-model>The <code>hchan</code></h2><figure class=y id=l-state-table data-pagefind-title="Listing: state table" data-listing=1>code</figure><span id="the-model" data-pagefind-title="The hchan"></span><p>on</p>',
  );
});

test("a listing that is only counted is no place", () => {
  expect(indexable("<figure id=l-listing-3 data-listing=1>")).not.toContain("data-pagefind-title");
});

test("buttons are no text, and what a rubric asks for is", () => {
  expect(indexable("<button type=button>Copy</button>")).toBe("<button data-pagefind-ignore type=button>Copy</button>");
  expect(indexable("<ul class=x data-rubric><li><label class=y><input><span>a</span></label></ul><label>b</label>")).toBe(
    "<ul class=x data-rubric><li><span class=y><input><span>a</span></span></ul><label>b</label>",
  );
});
