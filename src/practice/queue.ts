import type { Card } from "../deck/card.ts";
import { randomFrom, shuffled } from "../deck/random.ts";
import { isLeech, type Standing, standingOf } from "../progress/standing.ts";
import type { Item } from "../progress/state.ts";
import { DAY } from "../progress/time.ts";
import type { Level } from "../questions/levels.ts";

/** A card to be asked, and why now. `leech`: missed so often that its chapter helps more than another try. */
export type Asked = { card: Card; standing: Standing; leech: boolean };

type Items = ReadonlyMap<string, Item>;

const askedOf = (card: Card, items: Items, now: number): Asked => {
  const item = items.get(card.id);
  return { card, standing: standingOf(item, now, card.hash), leech: isLeech(item) };
};

/** How many cards were answered for the first time since midnight, by the reader's clock. */
export function newToday(items: Items, now: number): number {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  return [...items.values()].filter(({ first }) => first !== undefined && first >= midnight).length;
}

/**
 * What is to be repeated now, in the order it is asked in: what is due, longest due first; what was edited since it was answered; then new ones, as
 * many as a day may still bring, in the book's order.
 * @param perDay new cards in a day
 */
export function dueNow(cards: readonly Card[], items: Items, now: number, perDay: number): Asked[] {
  const all = cards.map((card) => askedOf(card, items, now));
  const having = (why: Standing["why"]) => all.filter(({ standing }) => standing.why === why);
  const since = ({ standing }: Asked) => (standing.why === "due" ? standing.since : 0);
  const left = Math.max(0, perDay - newToday(items, now));
  return [...having("due").sort((a, b) => since(a) - since(b)), ...having("edited"), ...having("new").slice(0, left)];
}

export type SessionSettings = { level?: Level; minutes: number; seed: string };

/** What a card takes, in minutes: a question is answered aloud, an exercise by a choice. */
const minutesOf = ({ kind }: Card): number => (kind === "Question" ? 3 : 1.5);

/**
 * A session of so many minutes: chapters whose cards were missed come first, kinds are mixed, and the seed decides the rest. No card that is known and
 * not due is asked as long as there are others.
 */
export function planSession(cards: readonly Card[], items: Items, now: number, { level, minutes, seed }: SessionSettings): Asked[] {
  const random = randomFrom(seed);
  const fitting = cards.filter((card) => !level || card.level === undefined || card.level === level);
  const missed = missedByChapter(fitting, items);
  const rank = ({ card, standing }: Asked): number => {
    const known = standing.why === "later" || standing.why === "aside" ? 100 : 0;
    return known - Math.min(9, missed.get(card.chapter.url) ?? 0) - (standing.why === "due" ? 5 : 0);
  };
  const ranked = shuffled(
    fitting.map((card) => askedOf(card, items, now)),
    random,
  ).sort((a, b) => rank(a) - rank(b));
  const questions = ranked.filter(({ card }) => card.kind === "Question");
  const exercises = ranked.filter(({ card }) => card.kind !== "Question");
  const session: Asked[] = [];
  let left = minutes;
  while (left > 0) {
    const [first, second] = session.length % 2 === 0 ? [questions, exercises] : [exercises, questions];
    const next = first.shift() ?? second.shift();
    if (!next) break;
    session.push(next);
    left -= minutesOf(next.card);
  }
  return session;
}

/** How many cards of each chapter were missed when they were last answered. */
function missedByChapter(cards: readonly Card[], items: Items): Map<string, number> {
  const missed = new Map<string, number>();
  for (const { id, chapter } of cards) if (items.get(id)?.last?.grade === 0) missed.set(chapter.url, (missed.get(chapter.url) ?? 0) + 1);
  return missed;
}

/** So many others are asked before one that was missed comes back. */
const BETWEEN = 4;

/** What is left to ask after an answer: one that was missed comes back behind a few others. */
export const afterAnswer = ([asked, ...left]: readonly Asked[], grade: number): Asked[] =>
  asked && grade === 0 ? [...left.slice(0, BETWEEN), asked, ...left.slice(BETWEEN)] : left;

/** When a backup is old: after a week, Safari's limit for what a script keeps. */
const BACKUP_DAYS = 7;

/** Whether a file should be saved, and why; nothing where there is nothing to lose. */
export function backupDue(answers: number, savedAt: number | undefined, now: number): "never" | "old" | undefined {
  if (answers === 0) return undefined;
  if (savedAt === undefined) return "never";
  return now - savedAt > BACKUP_DAYS * DAY ? "old" : undefined;
}
