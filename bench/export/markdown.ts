import * as YAML from "yaml";
import { readFront } from "../../src/book/front.ts";
import { chapterOf, unnumbered, urlOf } from "../../src/book/names.ts";
import { refuse } from "../../src/book/refuse.ts";

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
  const { front, body } = frontFor(text, file);
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

/** A page's front matter as every generator takes it, and what stands below it. Throws what is wrong with it. */
export function frontFor(text: string, file: string): { front: Front; body: string } {
  const { front, body, complaints } = readFront(file, text);
  refuse(complaints);
  const { title = "", description = "", sidebar_position = 0 } = front ?? {};
  return { front: { title, description, position: chapterOf(file)?.number ?? sidebar_position }, body };
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
  return links === "address" ? `${urlOf(resolve(file, path))}${hash}` : `${unnumbered(path)}${hash}`;
}

/** The file a relative link means. */
function resolve(from: string, path: string): string {
  return new URL(path, `file:///${from}`).pathname.slice(1);
}
