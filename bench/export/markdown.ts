import * as YAML from "yaml";

/**
 * What a generator's Markdown differs in, for its users. `ids`: how a heading says its id; `links`: what a link to another page names;
 * `title`: whether the page's title is taken from the front matter alone, or stands in the text as well, or only there.
 */
export type Flavour = { ids: "comment" | "braces" | "element"; links: "file" | "address"; title: "front" | "both" | "text" };

/** What a chapter's front matter says to every generator. `position`: its place in the part's menu. */
export type Front = { title: string; description: string; position: number };

const FENCE = /^(\s*)(`{3,})(.*)$/;
const HEADING = /^(#{1,6} .*?)\s*<!-- #([\w-]+) -->\s*$/;
const LINK = /\]\(([^)\s]+)\)/g;

/** Languages that no highlighter knows: what we call an output is text to others. */
const PLAIN: Record<string, string> = { output: "text", transcript: "text" };

/**
 * A chapter as any generator reads it: fences keep their language alone, headings and listings their ids, links their targets. What only
 * this site makes of a chapter (badges, exercises, steppers) is left as the lists and fences it is written in.
 * @param file its path in the book, `docs/go/08-channels.md`
 * @param linked whether a page of the book is exported; a link to one that is not becomes text
 */
export function exportMarkdown(text: string, file: string, flavour: Flavour, linked: (file: string) => boolean): string {
  const { front, body } = readFront(text, file);
  let open: string | undefined;
  const lines = body.split("\n").map((line) => {
    const [, indent = "", ticks = "", info = ""] = FENCE.exec(line) ?? [];
    if (open !== undefined) {
      if (ticks && info.trim() === "" && ticks.length >= open.length) open = undefined;
      return line;
    }
    if (ticks) {
      open = ticks;
      return openFence(indent, ticks, info.trim());
    }
    return prose(line, file, flavour, linked);
  });
  return `${head(front, flavour)}${lines.join("\n")}`;
}

/** A chapter's front matter, and what stands below it. Throws where there is none, or no title in it. */
export function readFront(text: string, file: string): { front: Front; body: string } {
  const [whole = "", yaml = ""] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  const { title, description = "", sidebar_position } = (YAML.parse(yaml) ?? {}) as Record<string, string | number>;
  if (!title) throw new Error(`${file}:1: no title in its front matter, so no generator could name the page`);
  const position = Number(sidebar_position ?? /\/(\d+)-[^/]*$/.exec(file)?.[1] ?? 0);
  return { front: { title: String(title), description: String(description), position }, body: text.slice(whole.length) };
}

function head({ title, description, position }: Front, flavour: Flavour): string {
  if (flavour.title === "text") return `# ${title}\n\n`;
  // Docusaurus asks for the one, Starlight for the other.
  const order = { sidebar_position: position, sidebar: { order: position } };
  const own = flavour.title === "both" ? `# ${title}\n\n` : "";
  return `---\n${YAML.stringify({ title, description, ...order }, { lineWidth: 0 })}---\n\n${own}`;
}

function openFence(indent: string, ticks: string, info: string): string {
  const [language = ""] = info.split(/\s+/);
  const id = /(?:^|\s)id=([\w-]+)/.exec(info)?.[1];
  // Links of the book lead to listings: `#l-drain`.
  const place = id ? `${indent}<div id="l-${id}"></div>\n\n` : "";
  return `${place}${indent}${ticks}${PLAIN[language] ?? language}`;
}

function prose(line: string, file: string, flavour: Flavour, linked: (file: string) => boolean): string {
  const [, heading, id] = HEADING.exec(line) ?? [];
  const withId = heading && id ? headingWith(heading, id, flavour) : line;
  const kept = withId.replace(/\[([^\]]*)\]\(([^)\s#]+\.mdx?)(?:#[^)\s]*)?\)/g, (whole, words: string, path: string) =>
    linked(resolve(file, path)) ? whole : words,
  );
  return kept.replace(LINK, (whole, target: string) => `](${linkTo(target, file, flavour) ?? whole.slice(2, -1)})`);
}

function headingWith(heading: string, id: string, { ids }: Flavour): string {
  if (ids === "comment") return `${heading} <!-- #${id} -->`;
  if (ids === "braces") return `${heading} {#${id}}`;
  return `<div id="${id}"></div>\n\n${heading}`;
}

function linkTo(target: string, file: string, { links }: Flavour): string | undefined {
  const [, path, hash = ""] = /^([^:#]+\.md)(#.*)?$/.exec(target) ?? [];
  if (!path) return undefined;
  return links === "address" ? `${addressOf(resolve(file, path))}${hash}` : `${path.replace(/(^|\/)\d+-/, "$1")}${hash}`;
}

/** The file a relative link means. */
export function resolve(from: string, path: string): string {
  return new URL(path, `file:///${from}`).pathname.slice(1);
}

/** Where a chapter is read: `docs/go/08-channels.md` → `/go/channels/`, in every generator. */
export const addressOf = (file: string): string => `/${nameOf(file).replace(/(^|\/)index$/, "$1")}/`.replace(/\/+/g, "/");

/** Its name without number and ending: `go/channels`. */
export const nameOf = (file: string): string =>
  file
    .replace(/^docs\//, "")
    .replace(/\.md$/, "")
    .replace(/(^|\/)\d+-/, "$1");
