import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Element, Nodes } from "hast";
import * as YAML from "yaml";
import * as z from "zod";
import { parseHtml, textsIn } from "./html.ts";

const address = z.string().regex(/^\/([a-z0-9-]+\/)+$/, "an address such as /sql/windows-and-frames/");
/** Pages that are no more: what they were called, and which of their places are on which page now. Where several have been made of one, the first has the rest. */
const schema = z.array(z.strictObject({ from: address, title: z.string().min(1), to: z.record(address, z.array(z.string().min(1))) }));
type Moved = z.output<typeof schema>[number];

const LIST = "recorded/moved.yaml";

/**
 * Makes a page at each address that the book has had, from which every old link leads on: by script at once, without it by a list of links, in which
 * the one that was asked for is marked.
 * @param book the folder of the book, whose recorded/moved.yaml lists them
 * @throws when a place is not on the page that is named for it
 */
export function writeMoved(outDir: string, book: string, baseUrl: string): void {
  const path = join(book, LIST);
  if (!existsSync(path)) return;
  const moved = schema.safeParse(YAML.parse(readFileSync(path, "utf8")));
  if (!moved.success) throw new Error(`${LIST}: ${z.prettifyError(moved.error)}`);
  for (const page of moved.data) {
    const folder = join(outDir, page.from);
    if (existsSync(join(folder, "index.html")))
      throw new Error(`${LIST}: ${page.from} is a page of the book; an address that has moved is none`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "index.html"), pageOf(page, outDir, baseUrl));
  }
}

function pageOf({ from, title, to }: Moved, outDir: string, baseUrl: string): string {
  const root = baseUrl.replace(/\/$/, "");
  const pages = Object.entries(to).map(([url, ids]) => ({ url, ids, ...readPage(outDir, url) }));
  for (const { url, ids, places } of pages) {
    const missing = ids.filter((id) => !places.has(id));
    if (missing.length > 0) throw new Error(`${LIST}: ${from} has moved, and ${url} has no place ${missing.join(", ")}`);
  }
  const [first] = pages;
  const items = pages.map(({ url, ids, name }) => {
    const places = ids.map((id) => `<a id="${id}" href="${root}${url}#${id}">${id}</a>`).join(" ");
    return `<h2><a href="${root}${url}">${name}</a></h2><p>${places}</p>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>${title}: moved</title><meta name="robots" content="noindex"><link rel="canonical" href="${root}${first?.url}">
<style>:root{color-scheme:light dark;font:1rem/1.6 system-ui,sans-serif}body{max-width:42rem;margin:2rem auto;padding:0 1rem}p a{display:inline-block;margin-inline-end:.75rem;padding:.15rem 0}:target{outline:2px solid;outline-offset:2px}</style>
<script>addEventListener("DOMContentLoaded",()=>{const id=decodeURIComponent(location.hash.slice(1)),own=id&&document.getElementById(id);location.replace(own?own.href:${JSON.stringify(`${root}${first?.url}`)})})</script>
</head><body><main><h1>${title} has moved</h1><p>This page has become ${pages.length === 1 ? "another" : `${pages.length} others`}. Each of its places has kept its name:</p>
${items.join("\n")}
</main></body></html>
`;
}

/** The name of a built page, and the places on it that can be linked to. */
function readPage(outDir: string, url: string): { name: string; places: Set<string> } {
  const file = join(outDir, url, "index.html");
  if (!existsSync(file)) throw new Error(`${LIST}: there is no page ${url}`);
  const elements = elementsOf(parseHtml(readFileSync(file, "utf8")));
  const heading = elements.find(({ tagName }) => tagName === "h1");
  return {
    name: heading
      ? textsIn(heading, () => false)
          .join("")
          .trim()
      : url,
    places: new Set(elements.flatMap(({ properties: { id } }) => (typeof id === "string" ? [id] : []))),
  };
}

const elementsOf = (node: Nodes): Element[] => [
  ...(node.type === "element" ? [node] : []),
  ...("children" in node ? node.children.flatMap((child) => elementsOf(child as Nodes)) : []),
];
