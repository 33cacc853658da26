import { existsSync, readFileSync } from "node:fs";
import type { Place } from "./score.ts";

const IDS = /<(h[1-6]|figure)\b[^>]*?\bid=["']?([\w-]+)/g;

/**
 * Where an address of a built site leads: `/go/channels/#l-drain` is a listing, below the heading `drain`.
 * @param build the folder of the site
 */
export function placesIn(build: string): (url: string) => Place {
  const pages = new Map<string, Map<string, string>>();
  return (url) => {
    const [path = "", id] = url.split("#");
    const page = path.replace(/^\/|\/$/g, "");
    if (!pages.has(page)) pages.set(page, headingsOf(`${build}/${page}/index.html`));
    return { page, heading: id ? (pages.get(page)?.get(id) ?? id) : "top" };
  };
}

/** The ids of a page's headings and listings, each with the heading it is under; a page that was not built has none. */
export function headingsOf(file: string): Map<string, string> {
  const found = new Map<string, string>();
  let heading = "top";
  for (const [, tag, id = ""] of existsSync(file) ? readFileSync(file, "utf8").matchAll(IDS) : []) {
    if (tag !== "figure") heading = id;
    found.set(id, heading);
  }
  return found;
}
