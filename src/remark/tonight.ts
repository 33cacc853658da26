import { posix } from "node:path";
import type { PhrasingContent, Root, Table, TableRow, Text } from "mdast";
import { folderOf, isIndex } from "../book/names.ts";
import { type ChapterEvenings, eveningsOf } from "../book/tonight.ts";
import { headingsOf } from "../markdown/outline.ts";
import { LEVELS, type Level } from "../questions/levels.ts";
import { type File, sourceOf } from "./source.ts";

type Options = { root: string };

/** Behind which section of a part's page it stands. */
const BEHIND = "chapters";
const EXPLAINED =
  "For each level, of the chapters that ask it anything: the opening, the questions of that level with their answers, and what to remember. " +
  "In brackets, how many questions that is. A week is enough for the core.";

/** Puts into the page of a part what to read of it tonight, by level, and how long each of its chapters takes. */
export default function remarkTonight({ root }: Options) {
  return (tree: Root, page: File): void => {
    const { file } = sourceOf(root, page);
    const readings = isIndex(file) ? eveningsOf(root, folderOf(file)) : [];
    if (readings.length === 0) return;
    const section = headingsOf(tree).find(({ id }) => id === BEHIND);
    const last = section?.nodes.at(-1) as Root["children"][number] | undefined;
    const at = last ? tree.children.indexOf(last) + 1 : tree.children.length;
    tree.children.splice(
      at,
      0,
      { type: "heading", depth: 2, children: [text("What to read tonight "), { type: "html", value: "<!-- #tonight -->" }] },
      { type: "paragraph", children: [text(EXPLAINED)] },
      tableOf(readings),
    );
  };
}

const text = (value: string): Text => ({ type: "text", value });
const row = (cells: PhrasingContent[]): TableRow => ({
  type: "tableRow",
  children: cells.map((cell) => ({ type: "tableCell", children: [cell] })),
});
const minutes = (count: number | undefined): string => (count === undefined ? "–" : `${count}\u00a0min`);

function tableOf(readings: readonly ChapterEvenings[]): Table {
  const header = row(["Chapter", ...LEVELS, "Core", "All"].map(text));
  const rows = readings.map(({ file, title, evenings, minutes: { core, all } }) => {
    const url = posix.basename(file);
    const evening = (level: Level): PhrasingContent => {
      const own = evenings[level];
      if (!own) return text(minutes(undefined));
      return { type: "link", url: `${url}#${own.first}`, children: [text(`${minutes(own.minutes)} (${own.questions})`)] };
    };
    return row([{ type: "link", url, children: [text(title)] }, ...LEVELS.map(evening), text(minutes(core)), text(minutes(all))]);
  });
  const sum = (level: Level): string => {
    const all = readings.flatMap(({ evenings }) => evenings[level] ?? []);
    const total = (of: "minutes" | "questions") => all.reduce((before, evening) => before + evening[of], 0);
    return all.length > 0 ? `${minutes(total("minutes"))} (${total("questions")})` : minutes(undefined);
  };
  const totals = row([text("All of these"), ...LEVELS.map((level) => text(sum(level))), text(""), text("")]);
  return { type: "table", align: [null, "right", "right", "right", "right", "right"], children: [header, ...rows, totals] };
}
