import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { builtPages } from "../../scripts/site/pages.ts";
import { headingsOf } from "../../scripts/site/search/places.ts";
import { readPages } from "../../src/book/pages.ts";
import { ANKI } from "../../src/cards/address.ts";
import { INTERVIEW } from "../../src/interview/scenario.ts";

// What `npm run build` made of the questions, read as a browser without script would.
const pages = builtPages().filter(({ url }) => url.startsWith("/questions/"));
const parts = pages.filter(({ url }) => url !== "/questions/");
const index = pages.find(({ url }) => url === "/questions/")?.html ?? "";

const mainOf = (html: string): string => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "";
/** Links to questions in a page's text, `/go/channels/#q-who-closes`. */
const asked = (html: string): string[] => [...mainOf(html).matchAll(/href="?([^"#\s>]*#q-[\w-]+)/g)].map(([, href = ""]) => href);
const linksOf = (html: string): string[] => [...mainOf(html).matchAll(/href="?([^"\s>]+)/g)].map(([, href = ""]) => href);

/** Every question of the book, by the ids of its headings. */
const ALL = readPages(".").flatMap(({ url, text }) =>
  [...text.matchAll(/^### .*<!-- #(q-[\w-]+)(?: deep)? -->$/gm)].map(([, id]) => `${url}#${id}`),
);

test("the pages of the parts are every question of the book, each once", () => {
  expect(ALL.length).toBeGreaterThan(0);
  expect(parts.flatMap(({ html }) => asked(html)).sort()).toEqual(ALL.sort());
});

test("every link to a question leads to it", () => {
  for (const [page = "", id = ""] of ALL.map((place) => place.split("#")))
    expect([...headingsOf(`build${page}index.html`).keys()], page).toContain(id);
});

test("the index leads to every part, and its numbers are those of their lists", () => {
  const first = parts.filter(({ url }) => /^\/questions\/[^/]+\/$/.test(url));
  for (const { url } of first) {
    const [, part = ""] = /^\/questions\/(.*)\/$/.exec(url) ?? [];
    const listed = parts.filter((page) => page.url.startsWith(url)).flatMap(({ html }) => asked(html)).length;
    const [, counted] = new RegExp(`href="?${url}"?(?:\\s[^>]*)?>(\\d+)`).exec(mainOf(index)) ?? [];
    expect(Number(counted), part).toBe(listed);
  }
  const leads = linksOf(index).map((href) => href.replace(/\?.*/, ""));
  expect(new Set(leads)).toEqual(new Set([`/${ANKI}`, INTERVIEW, "/practice/", ...first.map(({ url }) => url)]));
});

test("the cards that it offers are there, one for each question", () => {
  const listed = parts.flatMap(({ html }) => asked(html)).length;
  expect(readFileSync(`build/${ANKI}`, "utf8").match(/^"master-dev-interview:/gm)).toHaveLength(listed);
});

test("every page of a part is one link away from its first", () => {
  for (const { url } of parts.filter((page) => /\/\d+\/$/.test(page.url))) {
    const first = parts.find((page) => page.url === url.replace(/\d+\/$/, ""));
    expect(linksOf(first?.html ?? "")).toContain(url);
  }
});

test("they are in the sitemap, and not in the search, which has the questions at their places", () => {
  const sitemap = readFileSync("build/sitemap.xml", "utf8");
  for (const { url, html } of pages) {
    expect(sitemap).toContain(`${url}</loc>`);
    expect(html).not.toContain("data-pagefind-body");
  }
});
