import type { Card, Point, QuestionCard } from "../deck/card.ts";
import { pick } from "../deck/random.ts";
import { LEVELS, type Level } from "../questions/levels.ts";

export type Question = Card & QuestionCard;

/** How near a question is to some points. 3: a listing that shows one is among its own; 2: the section of one; 1: it is in a chapter of one; 0: none. */
export type Nearness = 0 | 1 | 2 | 3;

/** Why a question follows another: a point was missed, or none was, and it is one level up (or as high as there is). */
export type WhyNext = { kind: "missed"; point: Point; near: Nearness } | { kind: "higher" };
export type FollowUp = { card: Question; why: WhyNext };

const rank = (level: Level): number => LEVELS.indexOf(level);

/**
 * The question that follows an answer, in the same part. For the first missed point that leads to one, that is the nearest to it of the same level or
 * a lower one; where all points were named, the nearest to the question of the next level. Of several that are equally near, chance decides.
 *
 * Near is, first of all, what shares a listing that proves it; then, what shares the section of one; then what stands in the chapter of one.
 * @param ticked the points that were named, by index
 * @param asked ids of what was asked already, `card` among them
 * @param random decides between equals: the same numbers, the same question
 * @returns nothing where the part has no other question of such a level
 */
export function nextOf(
  card: Question,
  ticked: readonly number[],
  asked: ReadonlySet<string>,
  deck: readonly Question[],
  random: () => number,
): FollowUp | undefined {
  const left = deck.filter(({ id, part }) => part === card.part && !asked.has(id));
  const missed = card.points.filter((_, index) => !ticked.includes(index));
  if (missed.length === 0) {
    const next = Math.min(rank(card.level) + 1, LEVELS.length - 1);
    const higher = nearest(
      card.points,
      card.chapter.url,
      left.filter(({ level }) => rank(level) === next),
      random,
    );
    return higher && { card: higher.card, why: { kind: "higher" } };
  }
  const easier = left.filter(({ level }) => rank(level) <= rank(card.level));
  const ways = missed.flatMap((point) => {
    const way = nearest([point], card.chapter.url, easier, random);
    return way ? [{ ...way, point }] : [];
  });
  const best = ways.find(({ near }) => near === Math.max(...ways.map((way) => way.near)));
  return best && { card: best.card, why: { kind: "missed", point: best.point, near: best.near } };
}

/** The question nearest to some points: of those that share as much, of the highest level; of those, by chance. */
function nearest(points: readonly Point[], chapter: string, deck: readonly Question[], random: () => number) {
  const ranked = deck.map((card) => ({ card, near: nearness(points, chapter, card) }));
  const near = Math.max(...ranked.map((one) => one.near)) as Nearness;
  const closest = ranked.filter((one) => one.near === near).map((one) => one.card);
  const highest = Math.max(...closest.map(({ level }) => rank(level)));
  const card = pick(
    closest.filter(({ level }) => rank(level) === highest),
    random,
  );
  return card && { card, near };
}

/** @param chapter where points stand that have no listing */
function nearness(points: readonly Point[], chapter: string, card: Question): Nearness {
  const shares = (of: (point: Point) => string[]): boolean => {
    const own = new Set(card.points.flatMap(of));
    return points.some((point) => of(point).some((one) => own.has(one)));
  };
  if (shares(({ proofs }) => proofs)) return 3;
  if (shares(({ sections }) => sections)) return 2;
  const chapters = [chapter, ...points.flatMap(({ proofs }) => proofs.map((proof) => proof.split("#")[0]))];
  return chapters.includes(card.chapter.url) ? 1 : 0;
}

/** A question to open a subject with: of the level, or of the one nearest to it that is left, the lower of two. */
export function openingOf(
  part: string,
  level: Level,
  asked: ReadonlySet<string>,
  deck: readonly Question[],
  random: () => number,
): Question | undefined {
  const left = deck.filter((card) => card.part === part && !asked.has(card.id));
  const levels = [...LEVELS].sort((a, b) => Math.abs(rank(a) - rank(level)) - Math.abs(rank(b) - rank(level)));
  const nearestLevel = levels.find((one) => left.some((card) => card.level === one));
  return pick(
    left.filter((card) => card.level === nearestLevel),
    random,
  );
}
