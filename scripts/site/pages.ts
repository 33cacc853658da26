import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A page of a built site: its address below the base URL, and its markup. */
export type BuiltPage = { url: string; html: string };

/** Every page that was built in the site's form, the one that is not there among them, the shortest first. Throws where nothing was built. */
export function builtPages(folder = "build"): BuiltPage[] {
  // Pages of single questions have a form of their own: src/take/question.ts.
  const files = globSync("**/{index,404}.html", { cwd: folder, exclude: ["q/**"] });
  if (files.length === 0) throw new Error(`${folder}: no pages. npm run build makes them`);
  const pages = files.map((file) => {
    const url = file.endsWith("404.html") ? "/nowhere/" : `/${dirname(file)}/`.replace("/./", "/");
    return { url, html: readFileSync(join(folder, file), "utf8") };
  });
  return pages.sort((a, b) => a.html.length - b.html.length);
}

/** The first of some pages that has something in its markup, for a test of that. Throws where none has it: then the test has to follow. */
export function pageWith(pages: readonly BuiltPage[], pattern: RegExp): string {
  const page = pages.find(({ html }) => pattern.test(html));
  if (!page) throw new Error(`no built page has ${pattern}`);
  return page.url;
}

const TOKENS = /<([a-z][\w-]*)((?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>/g;
const ATTRIBUTE = /([\w:-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;
/** Attributes whose values are kinds of things; of others only that they are there. */
const NAMED = ["data-kind", "role", "type"];

/**
 * What a page is made of, as its markup tells: elements, classes, which each component has of its own, and data attributes. A component that
 * is new to the site is new here, whoever wrote it.
 */
function componentsOf({ html }: BuiltPage): Set<string> {
  const body = html.slice(html.indexOf("<body")).replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, "<$1>");
  return new Set([...body.matchAll(TOKENS)].flatMap(([, tag = "", attributes = ""]) => [tag, ...partsOf(attributes)]));
}

const partsOf = (attributes: string): string[] =>
  [...attributes.matchAll(ATTRIBUTE)].flatMap(([, name = "", ...values]) => {
    const value = values.find((each) => each !== undefined) ?? "";
    if (name === "class") return value.split(/\s+/).map((word) => `.${word}`);
    if (NAMED.includes(name)) return [`${name}=${value}`];
    return /^(?:data|aria)-/.test(name) ? [name] : [];
  });

/**
 * A few pages that have, between them, every component of all: each that has something which no shorter page before it has, and then none of
 * which the others have everything.
 * @param pages the shortest first, since what is done to a page takes the longer the more there is on it
 */
export function onePerKind(pages: readonly BuiltPage[]): BuiltPage[] {
  const found = pages.map((page) => ({ page, components: componentsOf(page) }));
  const having = Map.groupBy(
    found.flatMap((one) => [...one.components].map((component) => ({ component, one }))),
    ({ component }) => component,
  );
  const chosen = new Set([...having.values()].flatMap(([first]) => (first ? [first.one] : [])));
  const onlyOn = (one: (typeof found)[number]) =>
    [...one.components].some((component) => having.get(component)?.every((other) => other.one === one || !chosen.has(other.one)));
  for (const one of found.toReversed()) if (chosen.has(one) && !onlyOn(one)) chosen.delete(one);
  return [...chosen].map(({ page }) => page);
}
