import { partName } from "../book/parts.ts";
import { LEVELS, type Level } from "../questions/levels.ts";
import type { Step } from "./course.ts";

/** A question that was answered. `ticked`: points that were named, by index; `seconds`: how long it took, pauses left out. */
export type Answered = Step & { ticked: readonly number[]; seconds: number };

/** Points named of those asked, at a level. */
export type Share = { level: Level; named: number; of: number };

/** What came of a part, or of a scenario: `reached` is the highest level that held; undefined where none did. */
export type Result = { name: string; shares: Share[]; reached: Level | undefined };

/** So much of a level's points has to be named. */
const NEEDED = 2 / 3;

/** The rule by which a level counts as reached, as readers are told it. */
export const RULE =
  "A level counts as reached where at least two thirds of the points of its questions were named, and as much of every lower level that was asked. A level that was not asked is not claimed.";

/** What came of each part, and of the scenario, in the order in which they were asked. */
export function resultsOf(answered: readonly Answered[]): Result[] {
  return [...Map.groupBy(answered, ({ card, why }) => (why.kind === "scenario" ? card.chapter.title : partName(card.part)))].map(
    ([name, own]) => {
      const shares = LEVELS.flatMap((level) => shareOf(level, own));
      const failed = shares.findIndex(({ named, of }) => named / of < NEEDED);
      return { name, shares, reached: (failed < 0 ? shares : shares.slice(0, failed)).at(-1)?.level };
    },
  );
}

function shareOf(level: Level, answered: readonly Answered[]): Share[] {
  const own = answered.filter(({ card }) => card.level === level);
  const of = own.reduce((sum, { card }) => sum + card.points.length, 0);
  return of === 0 ? [] : [{ level, named: own.reduce((sum, { ticked }) => sum + ticked.length, 0), of }];
}

/** What was missed of a question, and where it can be read: HTML as the card has it. */
export type Missed = { title: string; url: string; points: string[] };

/** The points that were not named, by question, of those where any was missed. */
export const missedOf = (answered: readonly Answered[]): Missed[] =>
  answered.flatMap(({ card, ticked }) => {
    const points = card.points.filter((_, index) => !ticked.includes(index)).map(({ html }) => html);
    return points.length > 0 ? [{ title: card.title, url: addressOf(card), points }] : [];
  });

/** Where a question stands, below the site's base URL: a scenario has an address of its own. */
export const addressOf = ({ id, chapter: { url } }: Step["card"]): string => (url.includes("?") ? url : `${url}#${id}`);

/** Minutes and seconds: `4:07`. */
export const clockOf = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, "0")}`;

export const usedBy = (answered: readonly Answered[]): number => answered.reduce((sum, { seconds }) => sum + seconds, 0);

/** How many questions there were, in words. */
export const countOf = ({ length }: readonly Answered[]): string => `${length} ${length === 1 ? "question" : "questions"}`;

type Told = { answered: readonly Answered[]; minutes: number; address: string; base: string };

/**
 * The report as Markdown, to be kept or sent.
 * @param address of the interview, whole
 * @param base what addresses of the site begin with: `https://example.org/book/`
 */
export function markdownOf({ answered, minutes, address, base }: Told): string {
  const lead = (url: string) => new URL(url, base).href;
  const rows = resultsOf(answered).map(
    ({ name, shares, reached }) =>
      `| ${name} | ${reached ?? "none"} | ${shares.map(({ level, named, of }) => `${level} ${named}/${of}`).join(", ")} |`,
  );
  const missed = missedOf(answered).flatMap(({ title, url, points }) => [
    `- [${markdownIn(title, lead)}](${lead(base + url.slice(1))})`,
    ...points.map((point) => `  - ${markdownIn(point, lead)}`),
  ]);
  return [
    "# Mock interview",
    `[The same interview](${address}): ${countOf(answered)}, ${clockOf(usedBy(answered))} of ${minutes} minutes.`,
    ["| Part | Level reached | Points named |", "|---|---|---|", ...rows].join("\n"),
    RULE,
    "## Points that were missed",
    missed.length > 0 ? missed.join("\n") : "None.",
    "",
  ].join("\n\n");
}

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** What opens and closes in Markdown as it does in HTML; what is of no such kind becomes a blank. */
const SIGNS: Record<string, string> = { code: "`", strong: "**", em: "*" };

/** Inline HTML of a card as Markdown: links, code and bold stay, and what is text stays text. */
function markdownIn(html: string, lead: (url: string) => string): string {
  let isCode = false;
  let url = "";
  const told = (piece: string): string => {
    const [, end, tag] = /^<(\/?)(\w+)/.exec(piece) ?? [];
    if (tag === undefined) return textOf(piece, isCode);
    if (tag === "code") isCode = end === "";
    if (tag !== "a") return SIGNS[tag] ?? " ";
    if (end) return `](${url})`;
    url = lead(unescaped(/href="([^"]*)"/.exec(piece)?.[1] ?? ""));
    return "[";
  };
  return (html.match(/<[^>]*>|[^<]+/g) ?? []).map(told).join("").trim();
}

function textOf(html: string, isCode: boolean): string {
  const text = unescaped(html).replaceAll(/\s+/g, " ");
  return isCode ? text : text.replaceAll(/[\\`*_[\]<>]/g, "\\$&");
}

const unescaped = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]+)|(\w+));/gi, (all, hex?: string, name = "") =>
    hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : (ENTITIES[name] ?? all),
  );
