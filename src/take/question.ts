import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LoadContext } from "@docusaurus/types";
import { transformSync } from "esbuild";
import type { Paragraph, PhrasingContent } from "mdast";
import { addressOf, pageAddress } from "../book/address.ts";
import { chaptersOf, readChapter } from "../book/chapter.ts";
import { folderOf } from "../book/names.ts";
import { PARTS, partName } from "../book/parts.ts";
import { htmlOf, innerOf } from "../markdown/html.ts";
import { withQuotes } from "../markdown/quotes.ts";
import { ANSWER_PARTS, type Question, RUBRIC } from "../questions/question.ts";
import { questionUrl } from "./address.ts";

const TITLE = "MASTER-DEV-INTERVIEW";

/** Of a site: the folder of its sources, the base URL of its links, `/book/`, and the host that it is published on. */
type Site = Pick<LoadContext, "siteDir" | "baseUrl"> & { siteConfig: Pick<LoadContext["siteConfig"], "url"> };

/**
 * Writes a page of its own for each question, to be sent to somebody: one file of a few KB, without script. Its canonical address is the
 * chapter's, where search finds it; so it is in no sitemap.
 * @param root the folder that has `docs`
 * @param outDir the folder of the built site
 * @returns how many there are
 */
export function writeQuestions(root: string, outDir: string, { siteDir, baseUrl, siteConfig }: Site): number {
  const around = { baseUrl, site: siteConfig.url + baseUrl, styles: stylesOf(siteDir) };
  const files = PARTS.flatMap(({ id }) => chaptersOf(root, id));
  const pages = files.flatMap((file) => {
    const { practice, front } = readChapter(root, file);
    return practice.questions.flatMap((question) => {
      const { id } = question;
      return id ? [{ id, html: pageOf({ ...question, id }, { file, title: front?.title ?? file }, around) }] : [];
    });
  });
  for (const { id, html } of pages) {
    const folder = join(outDir, questionUrl(id));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "index.html"), html);
  }
  return pages.length;
}

/** Those colours of the book that the page has, and its styles. */
function stylesOf(siteDir: string): string {
  const [palette = "", own = ""] = ["css/palette.css", "take/question.css"].map((file) => readFileSync(join(siteDir, "src", file), "utf8"));
  const names = [...new Set([...own.matchAll(/var\((--[\w-]+)\)/g)].map(([, name = ""]) => name))];
  const colours = names.map((name) => {
    const [declared] = new RegExp(`${name}: [^;]+;`).exec(palette) ?? [];
    if (!declared) throw new Error(`src/take/question.css: ${name} is no colour of src/css/palette.css`);
    return declared;
  });
  return transformSync(`:root{${colours.join("")}}${own}`, { loader: "css", minify: true }).code.trim();
}

type Chapter = { file: string; title: string };
type Around = { baseUrl: string; site: string; styles: string };

function pageOf(question: Question & { id: string }, { file, title }: Chapter, { baseUrl, site, styles }: Around): string {
  const part = partName(folderOf(file));
  const level = question.level ?? "";
  const place = `#${question.id}`;
  // Links stay on the host that serves the page; what is told to other hosts has the published address.
  const here = (url: string) => (url.startsWith(site) ? baseUrl + url.slice(site.length) : url);
  const lead = (url: string) => here(addressOf(url, file, site));
  const asked = innerOf(htmlOf([paragraph(withQuotes(question.heading.children))], lead));
  const description = `A ${level.toLowerCase()} question on ${part}, from “${title}”: what a strong answer mentions, and an answer with its proofs.`;
  const own = new URL(questionUrl(question.id).slice(1), site).href;
  const names: [string, string][] = [
    ["og:type", "article"],
    ["og:site_name", TITLE],
    ["og:title", question.title],
    ["og:description", description],
    ["og:url", own],
    ["og:image", `${site}img/social-card.png`],
  ];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(question.title)} · ${TITLE}</title><meta name="description" content="${escaped(description)}">
<link rel="canonical" href="${pageAddress(file, site)}"><link rel="icon" href="${baseUrl}img/logo.svg">
${names.map(([property, content]) => `<meta property="${property}" content="${escaped(content)}">`).join("")}<meta name="twitter:card" content="summary_large_image">
<style>${styles}</style></head><body><header><a href="${baseUrl}">${TITLE}</a></header><main><h1>${asked}</h1>
<p>${[level, part, escaped(title)].filter(Boolean).join(" · ")}</p>
${foldedOf(question, lead)}
<p><a class="button" href="${lead(place)}">Read it in its chapter, with the listings that prove it</a></p></main></body></html>
`;
}

/** What a strong answer mentions; and, in a fold of its own, the answer. */
function foldedOf({ rubric, parts }: Question, lead: (url: string) => string): string {
  const answer = ANSWER_PARTS.flatMap((part) => parts[part]?.nodes ?? []);
  const folds = [
    { summary: RUBRIC, nodes: rubric ? [rubric.list] : [] },
    { summary: "An answer, spoken", nodes: answer },
  ];
  return folds
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ summary, nodes }) => `<details><summary>${summary}</summary>${htmlOf(nodes, lead)}</details>`)
    .join("\n");
}

/** Without the comment that names it. */
const paragraph = (children: readonly PhrasingContent[]): Paragraph => ({
  type: "paragraph",
  children: children.filter(({ type }) => type !== "html"),
});

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
