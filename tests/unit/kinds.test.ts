import { expect, test } from "vitest";
import { onePerKind, pageWith } from "../../scripts/site/pages.ts";

const page = (url: string, ...inside: string[]) => ({ url, html: `<html class=of-${url}><body>${inside.join("")}</body>` });
const CODE = "<pre class=code_a1B2>a</pre>";
const TABLE = '<table class="plain_c3D4"><tr><td>1</table>';
const STEPS = '<div data-kind="Write"><button type=button>x</button></div>';

test("every component is on one of the chosen pages, and no page is chosen for nothing", () => {
  const pages = [page("/a/", CODE), page("/b/", CODE, "more"), page("/c/", TABLE), page("/d/", CODE, TABLE, STEPS)];
  expect(onePerKind(pages).map(({ url }) => url)).toEqual(["/d/"]);
  expect(onePerKind(pages.slice(0, 3)).map(({ url }) => url)).toEqual(["/a/", "/c/"]);
});

test.each([
  ["an element", "<mark>new</mark>"],
  ["a class", '<pre class="code_a1B2 folded_e5F6">a</pre>'],
  ["a data attribute", "<pre class=code_a1B2 data-folded>a</pre>"],
  ["a kind of exercise", STEPS.replace("Write", "Draw")],
])("a component that is new to the site brings its page in: %s", (_, component) => {
  const known = page("/known/", CODE, TABLE, STEPS);
  expect(onePerKind([known, page("/new/", component)]).map(({ url }) => url)).toContain("/new/");
});

test("a page for what no page has is an error, not a test that is skipped", () => {
  expect(pageWith([page("/a/", CODE), page("/b/", TABLE)], /<table/)).toBe("/b/");
  expect(() => pageWith([page("/a/", CODE)], /<table/)).toThrow("no built page has /<table/");
});
