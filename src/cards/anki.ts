import type { Link, Nodes } from "mdast";
import { addressOf } from "../book/address.ts";
import { chaptersOf, readChapter } from "../book/chapter.ts";
import { folderOf, nameOf } from "../book/names.ts";
import { asked, paragraph } from "../deck/html.ts";
import { htmlOf, innerOf } from "../markdown/html.ts";
import { ANSWER_PARTS, type Question, RUBRIC } from "../questions/question.ts";

/**
 * What an import has to know, in the first lines of the file (https://docs.ankiweb.net/importing/text-files.html#file-headers). A note is known by its
 * first column: who imports a newer file gets newer answers, and keeps what they have learned.
 */
const HEAD = [
  "#separator:tab",
  "#html:true",
  "#guid column:1",
  "#tags column:4",
  "#notetype:Basic",
  "#deck:MASTER-DEV-INTERVIEW",
  "#columns:guid\tFront\tBack\tTags",
];

/** What a guid begins with, so that it is nobody else's: a question's id alone is unique in this book, and not in somebody's collection. */
const OURS = "master-dev-interview:";

/**
 * The interview questions of a book as notes for Anki, a row each behind the lines that say how to read them: guid, question, rubric with answer, tags.
 * @param root the folder that has `docs`
 * @param site the address of the published site, with its base URL: `https://example.org/book/`
 * @param parts those that are asked for, by their folders
 */
export function ankiOf(root: string, site: string, parts: readonly string[]): string {
  const files = parts.flatMap((part) => chaptersOf(root, part));
  return `${[...HEAD, ...files.flatMap((file) => notesOf(root, file, site))].join("\n")}\n`;
}

function notesOf(root: string, file: string, site: string): string[] {
  const { practice, front } = readChapter(root, file);
  const html = (nodes: readonly Nodes[]) => htmlOf(nodes, (url) => addressOf(url, file, site));
  return practice.questions.map((question) => {
    const from: Link = { type: "link", url: `#${question.id}`, children: [{ type: "text", value: front?.title ?? file }] };
    const level = question.level ? [`level::${question.level.toLowerCase()}`] : [];
    const tags = [`part::${folderOf(file)}`, `chapter::${nameOf(file).replace("/", "::")}`, ...level];
    const fields = [
      OURS + question.id,
      innerOf(html([asked(question.heading)])),
      html([...answered(question), paragraph(from)]),
      tags.join(" "),
    ];
    return fields.map(quoted).join("\t");
  });
}

function answered({ rubric, parts }: Question): Nodes[] {
  const words = paragraph({ type: "strong", children: [{ type: "text", value: RUBRIC }] });
  return [...(rubric ? [words, rubric.list] : []), ...ANSWER_PARTS.flatMap((part) => parts[part]?.nodes ?? [])];
}

/** A field as it is read again, whatever stands in it: in quotes, and those within it twice. */
const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;
