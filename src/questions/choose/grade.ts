import { type Grade, RIGHT, unanswered, wrong } from "../grade.ts";

/** Which of the answers offered are right, by index. */
export type ChooseData = { right: number[]; offered: number };

/** Grades what was picked: all that is right and nothing else. Of several, the score counts right decisions. */
export function gradeChoice({ right, offered }: ChooseData, picked: number[]): Grade {
  if (picked.length === 0) return unanswered("Choose an answer first.");
  const chosen = new Set(picked.filter((index) => Number.isInteger(index) && index >= 0 && index < offered));
  const missed = right.filter((index) => !chosen.has(index)).length;
  const extra = [...chosen].filter((index) => !right.includes(index)).length;
  if (missed + extra === 0) return RIGHT;
  if (right.length === 1) return wrong("Not this one. Its explanation is open now.");
  const parts = [missed > 0 && `${missed} missing`, extra > 0 && `${extra} too many`].filter(Boolean);
  return wrong(`Not yet: ${parts.join(", ")}.`, Math.max(0, 1 - (missed + extra) / offered));
}
