import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { countBook } from "../../../src/book/facts.ts";
import { footerOf, measuredOf, othersOf, readPages, sandboxesOf } from "../../../src/book/pages.ts";
import { makeBook } from "../../book.ts";

const SITE = "tests/fixtures/site";
const CHAPTER = readFileSync(`${SITE}/docs/go/01-channels.md`, "utf8");
const RECORD = readFileSync(`${SITE}/recorded/go/01-channels.json`, "utf8");
const page = (front: string) => `---\ndescription: What is found below this heading.\n${front}\n---\n\nText.\n`;

describe("what front matter says of a page", () => {
  const book = () =>
    makeBook({
      "docs/go/index.md": page("title: Go"),
      "docs/go/02-maps.md": page("title: Maps\nsearch: [map, 42, hash]"),
      "docs/sql/sandbox.mdx": page("title: Try it\nsidebar_label: Sandbox\nsidebar_position: 9\nsandbox: shop"),
      "docs/arsenal/changed.md": page("title: What changed\nkind: changes\nfooter: Right once"),
    });

  test("its address, and whether it is a chapter", () => {
    expect(readPages(book()).map(({ url, isChapter }) => [url, isChapter])).toEqual([
      ["/arsenal/changed/", false],
      ["/go/maps/", true],
      ["/go/", false],
      ["/sql/sandbox/", false],
    ]);
  });

  test("what other pages link to", () => {
    const pages = readPages(book());
    expect(footerOf(pages)).toEqual([{ label: "Right once", to: "/arsenal/changed/" }]);
    expect(sandboxesOf(pages)).toEqual({ shop: "/sql/sandbox/" });
    const sandbox = othersOf(pages, "sql");
    expect(sandbox.map(({ front }) => front.sidebar_label)).toEqual(["Sandbox"]);
    const others = [
      ...pages,
      ...sandbox.map((page) => ({ ...page, front: { ...page.front, sidebar_label: "Glossary", sidebar_position: 1 } })),
    ];
    expect(othersOf(others, "sql").map(({ front }) => front.sidebar_label)).toEqual(["Glossary", "Sandbox"]);
    expect(pages.find(({ url }) => url === "/go/maps/")?.front.search).toEqual(["map", "42", "hash"]);
  });

  test("what the bench measures", () => {
    const measured = page(
      "title: A\nsearch: [a, b, c]\nspecimen: { listing: a, question: b, link: c }\nbench: { listing: plan, name: a plan }",
    );
    expect(measuredOf(readPages(makeBook({ "docs/sql/01-a.md": measured })))).toEqual({
      chapter: "/sql/a/",
      listings: { "a plan": "/sql/a/#l-plan" },
    });
  });
});

describe("the listing that the home page shows", () => {
  const count = (files: Record<string, string>) => {
    const root = makeBook({ "recorded/go/01-channels.json": RECORD, ...files });
    return countBook(root, readPages(root)).specimen;
  };
  const FILE = "docs/go/01-channels.md";

  test("is the one that a page names, as it was executed", () => {
    expect(count({ [FILE]: CHAPTER })).toMatchObject({
      key: "drain",
      language: "go",
      chapter: "/go/channels/",
      link: "Read the chapter on channels",
      output: "7 true 8 true 0 false 0 3",
    });
  });

  test.each([
    ["no page names one", { [FILE]: CHAPTER.replace(/^specimen:\n(?: .*\n)*/m, "") }, "docs: nothing says what the home page shows"],
    [
      "two pages do",
      { [FILE]: CHAPTER, "docs/go/02-b.md": CHAPTER },
      `docs/go/02-b.md:1: the home page shows a listing of ${FILE} already`,
    ],
    ["there is no such listing", { [FILE]: CHAPTER.replace("listing: drain", "listing: drained") }, `${FILE}:1: no listing id=drained was`],
    ["it was changed since it ran", { [FILE]: CHAPTER.replace("orders <- 8", "orders <- 9") }, `${FILE}:1: no listing id=drain was`],
  ])("or the build says why there is none: %s", (_, files, told) => {
    expect(() => count(files)).toThrow(told);
  });
});
