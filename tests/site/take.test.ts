import { existsSync, globSync, readFileSync } from "node:fs";
import type { Nodes } from "mdast";
import { visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { headingsOf } from "../../scripts/site/search/places.ts";
import { urlOf } from "../../src/book/names.ts";
import { readPages } from "../../src/book/pages.ts";
import { parseMarkdown } from "../../src/markdown/parse.ts";

// What `npm run build` made of the book for taking it elsewhere.
const pages = readPages(".").filter(({ file }) => file.endsWith(".md"));
const llms = readFileSync("build/llms.txt", "utf8");
/** The published address that the site was built for. */
const [, site = ""] = /\]\((\S+?)go\/index\.md\)/.exec(llms) ?? [];

/** The part of a built page that a link of the site leads to; undefined for a link to elsewhere. */
function builtAt(url: string): { file: string; id: string } | undefined {
  if (!url.startsWith(site)) return undefined;
  const [path = "", id = ""] = url.slice(site.length).split("#");
  return { file: `build/${path}${path === "" || path.endsWith("/") ? "index.html" : ""}`, id };
}

const idsOf = (html: string): Set<string> => new Set([...html.matchAll(/\sid=(?:"([^"]+)"|([^\s>]+))/g)].map(([, a, b]) => a ?? b ?? ""));
const known = new Map<string, Set<string>>();
function hasPlace({ file, id }: { file: string; id: string }): boolean {
  if (!existsSync(file)) return false;
  if (id === "") return true;
  const ids = known.get(file) ?? idsOf(readFileSync(file, "utf8"));
  known.set(file, ids);
  return ids.has(id);
}

/** What a piece of a page's Markdown has that others cannot read, or that leads nowhere. */
function faultOf(node: Nodes): string | undefined {
  if (node.type === "code") return node.meta ? `a fence with ${node.meta}` : undefined;
  if (node.type === "html") return node.value.startsWith("<!--") ? node.value : undefined;
  if (node.type !== "link" && node.type !== "definition") return undefined;
  const place = builtAt(node.url);
  return (place ? hasPlace(place) : /^https?:/.test(node.url)) ? undefined : node.url;
}

describe("the Markdown of a page", () => {
  test.each(pages)("$url is beside it, and no link in it leads nowhere", ({ file }) => {
    const tree = parseMarkdown(readFileSync(`build${urlOf(file)}index.md`, "utf8"));
    expect(tree.children.filter((node) => node.type === "heading" && node.depth === 1)).toHaveLength(1);
    const faults: string[] = [];
    visit(tree, (node) => {
      const fault = faultOf(node);
      if (fault) faults.push(fault);
    });
    expect(faults).toEqual([]);
  });

  test("of every page, and of nothing else, is in llms.txt", () => {
    const listed = [...llms.matchAll(/^- \[[^\n]+?\]\((\S+)\): \S/gm)].map(([, url = ""]) => url);
    expect(listed.sort()).toEqual(pages.map(({ file }) => `${site}${urlOf(file).slice(1)}index.md`).sort());
    for (const url of listed) expect(hasPlace(builtAt(url) ?? { file: "", id: "" }), url).toBe(true);
  });
});

describe("the page of a question", () => {
  const questions = pages.flatMap(({ url, text }) =>
    [...text.matchAll(/^### .*<!-- #(q-[\w-]+)(?: deep)? -->$/gm)].map(([, id = ""]) => ({ id, url })),
  );
  const files = globSync("build/q/*/index.html");

  test("is there for each, for nothing else, and for each id that the book has ever had", () => {
    expect(questions.length).toBeGreaterThan(0);
    expect(files.sort()).toEqual(questions.map(({ id }) => `build/q/${id}/index.html`).sort());
    const ever = readFileSync("recorded/ids.txt", "utf8")
      .split("\n")
      .filter((id) => id.startsWith("q-"));
    for (const id of ever) expect(files).toContain(`build/q/${id}/index.html`);
  });

  test("leads to its place, which is there, and so does all that proves it", () => {
    const lost: string[] = [];
    for (const { id, url } of questions) {
      const html = readFileSync(`build/q/${id}/index.html`, "utf8");
      expect([...headingsOf(`build${url}index.html`).keys()], url).toContain(id);
      expect(html).toMatch(new RegExp(`<a class="button" href="[^"]*${url}#${id}">`));
      expect(html).toContain(`<link rel="canonical" href="${site}${url.slice(1)}">`);
      for (const [, href = ""] of html.matchAll(/<a [^>]*href="(\/[^"]*)"/g)) {
        const place = builtAt(site + href.slice(1));
        if (!place || !hasPlace(place)) lost.push(`${id}: ${href}`);
      }
    }
    expect(lost).toEqual([]);
  });

  test("is in no sitemap and no search: its chapter is", () => {
    expect(readFileSync("build/sitemap.xml", "utf8")).not.toContain("/q/");
    for (const file of files) expect(readFileSync(file, "utf8")).not.toContain("data-pagefind");
  });
});
