import pc from "picocolors";
import type { Stage } from "./stages.ts";

/** How a stage ended. */
export type Outcome = { stage: Stage; milliseconds: number; end: End };
export type End = "held" | "failed" | "was stopped";

/** `2.4 s`, `4 min 12 s`. */
export function seconds(milliseconds: number): string {
  const whole = Math.round(milliseconds / 1000);
  return whole < 60 ? `${(milliseconds / 1000).toFixed(1)} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** `[ 3/13] imports: who may import whom`. */
export function formatHead({ name, what }: Stage, place: number, of: number): string {
  return `${pc.bold(`[${String(place).padStart(String(of).length)}/${of}] ${name}`)}: ${what}`;
}

/** What a person types to run a stage by itself. */
export const commandOf = ({ script, args = [] }: Stage): string =>
  ["npm run", script, ...(args.length > 0 ? ["--", ...args] : [])].join(" ");

/** The end of a run: what was done, in how long, and, where one failed, how to repeat it and what was not tried. */
export function formatEnd(outcomes: readonly Outcome[], stages: readonly Stage[]): string {
  const rows = outcomes.map(({ stage, milliseconds, end }) => [stage.name, seconds(milliseconds), end === "held" ? "" : pc.red(end)]);
  const [names = 0, times = 0] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map(([name = "", time = "", word]) => `  ${name.padEnd(names)}  ${time.padStart(times)}  ${word}`.trimEnd());
  const total = seconds(outcomes.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  return ["", ...table, "", ...verdict(outcomes, stages, total)].join("\n");
}

function verdict(outcomes: readonly Outcome[], stages: readonly Stage[], total: string): string[] {
  const last = outcomes.at(-1);
  if (!last || last.end === "held")
    return [`${pc.green("All holds")}: ${outcomes.length === 1 ? "1 stage" : `${outcomes.length} stages`} in ${total}.`];
  const left = stages.slice(outcomes.length).map(({ name }) => name);
  return [
    `${pc.red(`${last.stage.name} ${last.end}`)}, after ${total} in all.`,
    ...(left.length > 0 ? [`Not run: ${left.join(", ")}`] : []),
    `By itself: ${commandOf(last.stage)}`,
  ];
}
