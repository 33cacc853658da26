import { randomFrom, shuffled } from "../deck/random.ts";
import type { Level } from "../questions/levels.ts";
import { nextOf, openingOf, type Question, type WhyNext } from "./ladder.ts";
import type { Settings } from "./settings.ts";

/** Why a question is asked. `at` counts from 1. */
export type Why = { kind: "scenario"; at: number; of: number } | { kind: "opening" } | WhyNext;

/** A question in its place. `minutes`: what is planned for it. */
export type Step = { card: Question; why: Why; minutes: number };

/** What an answer to a question of a level takes, in minutes; where a scenario begins, reading it takes as many more. */
export const PLANNED: Record<Level, number> = { Junior: 3, Senior: 5, Staff: 7 };
export const READING = 3;

/** No more questions follow each other on one subject, so that a part is more than one of its chapters. */
const LADDER = 3;

type Material = { settings: Settings; deck: readonly Question[]; scenario: readonly Question[] };

/**
 * The questions of an interview up to the one that is due: the settings and what was ticked decide which, and nothing else does. First those of the
 * scenario, in their order; then the parts in turn, each with a question of the level aimed at and those that follow from what was ticked.
 * @param ticked of each question that was answered, in order, the points that were named
 * @returns one more than were answered; as many, where nothing is left to ask
 */
export function stepsOf(material: Material, ticked: readonly (readonly number[])[]): Step[] {
  const course = ask(material);
  const steps: Step[] = [];
  for (const answer of [[], ...ticked]) {
    const { value, done } = course.next(answer);
    if (done) break;
    steps.push(value);
  }
  return steps;
}

function* ask({ settings, deck, scenario }: Material): Generator<Step, void, readonly number[]> {
  const { seed, level } = settings;
  const asked = new Set<string>();
  for (const [index, card] of scenario.entries()) {
    const minutes = PLANNED[card.level] + (index === 0 ? READING : 0);
    yield { card, why: { kind: "scenario", at: index + 1, of: scenario.length }, minutes };
  }
  const parts = shuffled(settings.parts, randomFrom(seed));
  const most = ladderLength(settings);
  for (let turn = 0; parts.length > 0; turn += 1) {
    // Of its own for each turn: what was ticked before changes what follows it, and not where the next subject begins.
    const random = randomFrom(`${seed} ${turn}`);
    const part = parts.shift() ?? "";
    let next: Pick<Step, "card" | "why"> | undefined = opening(openingOf(part, level, asked, deck, random));
    if (next) parts.push(part);
    for (let length = 0; next && length < most; length += 1) {
      const { card, why }: Pick<Step, "card" | "why"> = next;
      asked.add(card.id);
      const ticked = yield { card, why, minutes: PLANNED[card.level] };
      next = nextOf(card, ticked, asked, deck, random);
    }
  }
}

const opening = (card: Question | undefined): Pick<Step, "card" | "why"> | undefined => card && { card, why: { kind: "opening" } };

/** How many questions follow each other before the next part: so few that every part has its turn, and two at least, or nothing would follow. */
export const ladderLength = ({ minutes, parts, level }: Settings): number =>
  Math.min(LADDER, Math.max(2, Math.floor(minutes / PLANNED[level] / parts.length)));
