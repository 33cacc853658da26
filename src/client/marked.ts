/**
 * The marks of a reader's progress: beside links to pages that were read and to questions that were answered, beside the headings of those, and on
 * the home page what is due and where to go on. They take no room of their own, so that nothing moves. A part of src/offline/visit.ts, which ./beside.ts fetches.
 */
import { readKept } from "./kept.ts";

declare const MARKS_KEY: string;
declare const BASE: string;

/** As src/progress/marks.ts writes it. */
type Marks = { items: Record<string, [grade: number, due: number, page: string]>; read: string[]; at?: { page: string; of?: string } };

type Mark = "read" | "begun" | "missed" | "known" | "due";

/** What each mark looks like, and what is read out for it. */
const SIGNS: Record<Mark, [sign: string, words: string]> = {
  read: ["✓", "read"],
  begun: ["◐", "begun"],
  missed: ["✗", "missed"],
  known: ["✓", "answered well"],
  due: ["↻", "due"],
};

const STYLE = `
[data-mark] { position: relative; }
[data-mark]::after { position: absolute; margin-inline-start: .3em; color: var(--ink-soft); font-size: .8em; font-weight: 400; }
${Object.entries(SIGNS)
  .map(([mark, [sign, words]]) => `[data-mark=${mark}]::after { content: "${sign}"; content: "${sign}" / "${words}"; }`)
  .join("\n")}
#contents [data-mark]::after { inset-inline-end: 0; }
main { overflow-x: clip; }
@media print { [data-mark]::after { content: none; } }`;

function readMarks(): Marks | undefined {
  try {
    return JSON.parse(readKept(MARKS_KEY) ?? "null") ?? undefined;
  } catch {
    return undefined; // Not ours. They are made again from the log with the next answer.
  }
}

/** How something was last answered; whether it is due goes before that. */
function markOf([grade, due]: Marks["items"][string], now: number): Mark {
  return due <= now ? "due" : grade < 2 ? "missed" : "known";
}

/** Beside links to pages and to questions. */
function markLinks({ items, read }: Marks, now: number): void {
  const begun = new Set(Object.values(items).map(([, , page]) => page));
  const markOfPage = (page: string): Mark | undefined => (read.includes(page) ? "read" : begun.has(page) ? "begun" : undefined);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("#contents a, main a[href]:not(.hash-link, .proof, .button)")) {
    if (link.origin !== location.origin) continue;
    const item = items[link.hash.slice(1)];
    const mark = item ? markOf(item, now) : link.hash ? undefined : markOfPage(`/${link.pathname.slice(BASE.length)}`);
    if (mark) link.dataset.mark = mark;
  }
}

/** Beside the headings of questions and exercises. */
function markHeadings({ items }: Marks, now: number): void {
  for (const [id, item] of Object.entries(items)) {
    const heading = document.getElementById(id);
    if (heading?.tagName === "H3") heading.dataset.mark = markOf(item, now);
  }
}

/** On the home page: where the reader was, and what is due. */
function lead({ items, at }: Marks, now: number): void {
  const list = document.querySelector("[data-again]");
  const due = Object.values(items).filter(([, until]) => until <= now).length;
  const practice = linkTo(`${BASE}practice/`, due === 0 ? "Practice: nothing is due" : `Practice: ${due} due`);
  const place = at?.of && !at.of.includes("#") ? `#${at.of}` : "";
  list?.replaceChildren(...(at ? [linkTo(BASE + at.page.slice(1) + place, "Go on where you were")] : []), practice);
}

function linkTo(href: string, text: string): HTMLLIElement {
  const item = document.createElement("li");
  item.append(Object.assign(document.createElement("a"), { href, textContent: text }));
  return item;
}

const marks = readMarks();
if (marks) {
  document.head.append(Object.assign(document.createElement("style"), { textContent: STYLE }));
  for (const part of [markLinks, markHeadings, lead]) part(marks, Date.now());
  // A page that says what is due is wanted by whoever has answered something: as if a finger was on its way to its button.
  document.querySelector("[data-wakes]")?.dispatchEvent(new Event("pointerdown", { bubbles: true }));
}
