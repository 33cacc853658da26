import { chapterFile, indexOf, slugOf } from "../../src/book/names.ts";
import { linkTo, type Planned, plannedIn, withTitle } from "../../src/book/rules/contents.ts";
import { nearest } from "../../src/listings/index.ts";
import { parseMarkdown } from "../../src/markdown/parse.ts";

/** A chapter that is about to be begun: its file, and the index of its part with a link to it. */
export type Begun = { file: string; slug: string; title: string; index: string };

/**
 * Finds the chapter that is asked for among those that the index of its part plans, so that it gets the number it was given there.
 * @param asked its title, or its number
 * @param text of the index
 * @returns why it cannot be begun, where it cannot, with what can be
 */
export function beginPlanned(part: string, asked: string, text: string): Begun | { problem: string } {
  const { rows } = plannedIn(parseMarkdown(text), text) ?? { rows: [] };
  if (!slugOf(asked) && !/^\d+$/.test(asked)) return { problem: `${JSON.stringify(asked)} has no letter for an address.\n${offer(rows)}` };
  const row = rows.find(({ number, title }) => String(number) === asked || title.toLowerCase() === asked.toLowerCase());
  if (!row) return { problem: `${JSON.stringify(asked)} is not planned in ${indexOf(part)}${guess(asked, rows)}\n${offer(rows, asked)}` };
  const { number, title, url, line, source } = row;
  if (url) return { problem: `${number}, ${title}, is written already: docs/${part}/${url}.\n${offer(rows)}` };
  // What stands behind a colon says what of it; the address need not.
  const slug = slugOf(title.replace(/:.*/, "")) || slugOf(title);
  if (!slug || !number)
    return {
      problem: `${JSON.stringify(title)}, in line ${line} of ${indexOf(part)}, has no ${number ? "letter for an address" : "number"}.`,
    };
  const file = chapterFile({ part, number, slug });
  const index = text.split("\n").with(line - 1, withTitle(source, linkTo({ file, title })));
  return { file, slug, title, index: index.join("\n") };
}

function guess(asked: string, rows: readonly Planned[]): string {
  const title = nearest(
    asked,
    rows.map((row) => row.title),
  );
  return title ? `. Did you mean ${JSON.stringify(title)}?` : ".";
}

/** What can be begun, and how another one is planned, where that is a title. */
function offer(rows: readonly Planned[], another = ""): string {
  const free = rows.filter(({ url }) => !url).map(({ number, title }) => `  ${String(number).padStart(3)}  ${title}`);
  const next = Math.max(0, ...rows.map(({ number = 0 }) => number)) + 1;
  const plan =
    slugOf(another) !== "" ? [`To plan it, add a line to that table: | ${next} | ${another} | what a reader will be able to do |`] : [];
  return ["Planned, by number or title:", ...free, ...plan].join("\n");
}
