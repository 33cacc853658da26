import { globSync } from "node:fs";
import { dirname } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { openPagefind, type SiteSearch } from "../../scripts/site/search/pagefind.ts";
import { headingsOf, placesIn } from "../../scripts/site/search/places.ts";
import { misplaced, readAbsentQueries, readQueries } from "../../scripts/site/search/queries.ts";
import { rankOf } from "../../scripts/site/search/score.ts";
import { urlOf } from "../../src/book/names.ts";
import { formatComplaint } from "../../src/listings/index.ts";
import { chapterPaths, readChapter } from "../../verify/chapters.ts";
import { type Asked, compareWithFloors, isMissed, readFloors } from "../search/floors.ts";

// The index that `npm run build` made, asked and arranged as the dialog does it.
const BUILD = "build";
let site: SiteSearch;

beforeAll(async () => {
  site = await openPagefind(BUILD);
});

const search = (typed: string) => site.search(typed);

describe("what readers type", () => {
  const queries = readQueries();

  test("leads to places that there are", () => {
    const files = globSync("**/index.html", { cwd: BUILD });
    const places = new Map(files.map((file) => [dirname(file), ["top", ...headingsOf(`${BUILD}/${file}`).keys()]]));
    const complaints = misplaced(queries, places).map(formatComplaint);
    if (complaints.length > 0) expect.fail(complaints.join("\n\n"));
  });

  test("leads there within three places, as often as tests/search/floors.yaml says", async () => {
    const placeOf = placesIn(BUILD);
    const asked: Asked[] = [];
    for (const query of queries) asked.push({ query, rank: rankOf((await search(query.query)).map(placeOf), query.at) });
    const { below, better } = compareWithFloors(asked, readFloors());
    const missed = asked
      .filter(isMissed)
      .map(({ query: { query, file, line }, rank }) => `${file}:${line}: ${query} (${rank ?? "not found"})`);
    console.log(`${missed.length} of ${asked.length} queries have no answer among the first three places:\n${missed.join("\n")}`);
    if (better.length > 0) console.log(`In tests/search/floors.yaml could stand:\n${better.join("\n")}`);
    expect(below).toEqual([]);
  }, 300_000);
});

test("what the book does not have is not said to be in it", async () => {
  const claimed: string[] = [];
  for (const { query } of readAbsentQueries()) if (await site.answers(query)) claimed.push(query);
  expect(claimed, "a chapter that answers one takes it from tests/search/absent.yaml into its own file of queries").toEqual([]);
});

const chapters = chapterPaths(".").map((file) => readChapter(".", file));

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
  // One after the other, since Pagefind makes an excerpt of all that it gives; the page is among the first.
  for (const result of results) {
    const page = await result.data();
    if (page.url === url) return page.content;
  }
  return expect.fail(`${title}: not found`);
}

const squeeze = (text: string) => text.replace(/[\s.]+/g, "");

test("what the index weighs: nothing but what the dialog asks for", () => {
  expect(globSync(`${BUILD}/pagefind/*ui*`)).toEqual([]);
});
