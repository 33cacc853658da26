import { existsSync, globSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { chapterPaths, readChapter } from "../../verify/chapters.ts";

// The index that `npm run build` made, searched by Pagefind's own code in Node: its requests are answered from the folder.
type Page = { url: string; content: string; meta: Record<string, string>; sub_results: { url: string; excerpt: string }[] };
type Pagefind = {
  options(options: object): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<Page> }[] }>;
};

const FOLDER = "build/pagefind";
let pagefind: Pagefind;

beforeAll(async () => {
  expect(existsSync(`${FOLDER}/pagefind.js`), "npm run build").toBe(true);
  const location = new URL("http://localhost/pagefind/pagefind.js");
  vi.stubGlobal("location", location);
  vi.stubGlobal("window", { location });
  vi.stubGlobal("document", { querySelector: () => ({ getAttribute: () => "en" }) });
  vi.stubGlobal(
    "fetch",
    async (url: string) => new Response(readFileSync(`${FOLDER}/${String(url).replace(/^.*\/pagefind\/|\?.*$/g, "")}`)),
  );
  pagefind = (await import(pathToFileURL(`${FOLDER}/pagefind.js`).href)) as Pagefind;
  await pagefind.options({ basePath: "/pagefind/", noWorker: true });
});

const search = async (query: string) => Promise.all((await pagefind.search(query)).results.map((result) => result.data()));

const CHANNELS = "/go/channels/";

test.each([
  ["chan<-", `${CHANNELS}#direction`],
  ["<-ch", CHANNELS],
  ["select {}", CHANNELS],
  ["mailbox", `${CHANNELS}#rendezvous`],
  ["deadlock", `${CHANNELS}#deadlock`],
  ["state table", `${CHANNELS}#l-state-table`],
])("%s is found, and opens at its place", async (query, place) => {
  const pages = await search(query);
  const places = pages.flatMap(({ url, sub_results }) => [url, ...sub_results.map((result) => result.url)]);
  expect(places).toContain(place);
});

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
        (await search(alias)).map(({ url }) => url),
        alias,
      ).toContain(urlOf(file));
  });

  test("its recorded outputs are not in the index", async () => {
    const title = /^title: "?(.*?)"?$/m.exec(text)?.[1] ?? "";
    const page = (await search(title)).find(({ url }) => url === urlOf(file));
    expect(page, title).toBeDefined();
    const outside = text.replace(/^```output[\s\S]*?^```/gm, "");
    const lines = listings.flatMap(({ output }) => output?.body.split("\n") ?? []);
    for (const line of lines.filter((line) => line.length > 8 && !squeeze(outside).includes(squeeze(line))))
      expect(squeeze(page?.content ?? "")).not.toContain(squeeze(line));
  });
});

const squeeze = (text: string) => text.replace(/[\s.]+/g, "");

test("what the index weighs: nothing but what the dialog asks for", () => {
  expect(globSync(`${FOLDER}/*ui*`)).toEqual([]);
});
