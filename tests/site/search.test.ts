import { globSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { chapterPaths, readChapter } from "../../verify/chapters.ts";
import { openPagefind, type SiteSearch } from "../search/pagefind.ts";
import { headingsOf, placesIn } from "../search/places.ts";
import { KINDS, readQueries } from "../search/queries.ts";
import { rankOf, scoreOf } from "../search/score.ts";

// The index that `npm run build` made, asked and arranged as the dialog does it.
const BUILD = "build";
let site: SiteSearch;

beforeAll(async () => {
  site = await openPagefind(BUILD);
});

const search = (typed: string) => site.search(typed);

const CHANNELS = "/go/channels/";

test.each([
  ["chan<-", `${CHANNELS}#direction`],
  ["<-ch", CHANNELS],
  ["mailbox", `${CHANNELS}#rendezvous`],
  ["deadlock", `${CHANNELS}#deadlock`],
  ["state table", `${CHANNELS}#l-state-table`],
  ["dedlock", `${CHANNELS}#deadlock`],
])("%s is found, and opens at its place", async (query, place) => {
  expect(await search(query)).toContain(place);
});

// What is reached, less a query or two: who adds a chapter adds its queries, and finds out here when it pushes others away.
const FLOOR = { hits: 0.95, reciprocal: 0.85 };

describe("what readers type", () => {
  const queries = readQueries();

  test("leads to places that there are", () => {
    const places = new Set(globSync(`${BUILD}/**/index.html`).flatMap((file) => placesOf(file)));
    for (const { query, at } of queries)
      for (const [page, headings] of Object.entries(at))
        for (const heading of headings) expect(places, query).toContain(`${page}#${heading}`);
  });

  test("is of every kind, and of every chapter", () => {
    expect(new Set(queries.map(({ kind }) => kind))).toEqual(new Set(KINDS));
    const asked = new Set(queries.flatMap(({ at }) => Object.keys(at)));
    for (const { file } of chapters.filter(({ file }) => !file.endsWith("/index.md")))
      expect(asked).toContain(urlOf(file).replace(/^\/|\/$/g, ""));
  });

  test(`leads there within three places in ${FLOOR.hits * 100} of 100`, async () => {
    const placeOf = placesIn(BUILD);
    const ranks = [];
    for (const { query, at } of queries) ranks.push({ query, rank: rankOf((await search(query)).map(placeOf), at) });
    const score = scoreOf(ranks.map(({ rank }) => rank));
    const missed = ranks.filter(({ rank }) => rank === undefined || rank > 3).map(({ query }) => query);
    expect(score.hits, missed.join("\n")).toBeGreaterThanOrEqual(FLOOR.hits);
    expect(score.reciprocal).toBeGreaterThanOrEqual(FLOOR.reciprocal);
  }, 120_000);
});

const placesOf = (file: string): string[] => {
  const page = file.replace(/^build\/|\/?index\.html$/g, "");
  return ["top", ...headingsOf(file).keys()].map((heading) => `${page}#${heading}`);
};

const chapters = chapterPaths(".").map((file) => readChapter(".", file));
const urlOf = (file: string) => `/${file.replace(/^docs\/|\.md$/g, "").replace(/(^|\/)(?:\d+-|index$)/g, "$1")}/`.replace("//", "/");

describe.each(chapters)("$file", ({ file, text, listings }) => {
  const aliases =
    /^search: \[(.*)\]$/m
      .exec(text)?.[1]
      ?.split(",")
      .map((alias) => alias.trim().replace(/^"|"$/g, "")) ?? [];

  test("every alias of its front matter finds it", async () => {
    for (const alias of aliases)
      expect(
        (await search(alias)).map((url) => url.replace(/#.*/, "")),
        alias,
      ).toContain(urlOf(file));
  });

  test("an output that is to be guessed is not in the index", async () => {
    const content = squeeze(await contentOf(urlOf(file), /^title: "?(.*?)"?$/m.exec(text)?.[1] ?? ""));
    const shown = squeeze(text.replace(/(^```[^\n]*role=predict[\s\S]*?^```\n)```output[\s\S]*?^```/gm, "$1"));
    const guessed = listings.filter(({ contract }) => "role" in contract && contract.role === "predict");
    const lines = guessed.flatMap(({ output }) => output?.body.split("\n") ?? []);
    for (const line of lines.filter((line) => line.length > 8 && !shown.includes(squeeze(line))))
      expect(content).not.toContain(squeeze(line));
  });
});

async function contentOf(url: string, title: string): Promise<string> {
  const { results } = await site.pagefind.search(title);
  const page = (await Promise.all(results.map((result) => result.data()))).find((page) => page.url === url);
  expect(page, title).toBeDefined();
  return page?.content ?? "";
}

const squeeze = (text: string) => text.replace(/[\s.]+/g, "");

test("what the index weighs: nothing but what the dialog asks for", () => {
  expect(globSync(`${BUILD}/pagefind/*ui*`)).toEqual([]);
});
