import { pageAddress } from "../book/address.ts";
import { isIndex } from "../book/names.ts";
import { othersOf, type Page } from "../book/pages.ts";
import { PARTS } from "../book/parts.ts";
import { isMarkdown, MARKDOWN } from "./markdown.ts";

const SUMMARY = [
  "Senior backend interviews, as a book: Go, SQL, Redis, Kafka, RabbitMQ, AWS and gRPC. Every listing was executed on the engine that its page names,",
  "and what stands below it is what it printed; what cannot be run is cited from a primary source and marked.",
].join(" ");

const NOTES = [
  "Each page below is Markdown; without `index.md` the same address is the page for people. `(run)` behind a sentence leads to the listing that proves it,",
  "`(source)` to who says so, and `(judgement)` says that neither is there.",
].join(" ");

/**
 * The list of the book's pages in Markdown, in the form of https://llmstxt.org: title, summary, a section for each part.
 * @param pages all of the book's; those that are no Markdown are left out
 * @param site the address of the published site, with its base URL
 */
export function llmsOf(pages: readonly Page[], site: string): string {
  const lineOf = ({ file, front }: Page) => `- [${front.title}](${pageAddress(file, site)}${MARKDOWN}): ${front.description}`;
  const section = (name: string, own: Page[]) => (own.length > 0 ? [`## ${name}\n\n${own.map(lineOf).join("\n")}`] : []);
  const parts = PARTS.flatMap(({ id, name }) => section(name, pagesOf(pages, id)));
  const others = pages.filter(({ file, part }) => isMarkdown(file) && !PARTS.some(({ id }) => id === part));
  return `${["# MASTER-DEV-INTERVIEW", `> ${SUMMARY}`, NOTES, ...parts, ...section("Optional", others)].join("\n\n")}\n`;
}

/** The pages of a part as they are read: what opens it, its chapters in their order (as their files are sorted), and what else it has. */
function pagesOf(pages: readonly Page[], part: string): Page[] {
  const own = pages.filter((page) => page.part === part);
  const all = [...own.filter(({ file }) => isIndex(file)), ...own.filter(({ isChapter }) => isChapter), ...othersOf(pages, part)];
  return all.filter(({ file }) => isMarkdown(file));
}
