import pc from "picocolors";
import type { Stage } from "./stages.ts";

/** How a stage ended; `lacks`, what it was not run for. */
export type Outcome = { stage: Stage; milliseconds: number; end: End | "not run"; lacks?: string };
export type End = "held" | "failed" | "was stopped";

/** Whether nothing is wrong, as far as a stage could be run. */
export const passed = ({ end }: Outcome): boolean => end === "held" || end === "not run";

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
  const rows = outcomes.map(({ stage, milliseconds, end }) => [stage.name, end === "not run" ? "" : seconds(milliseconds), wordOf(end)]);
  const [names = 0, times = 0] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map(([name = "", time = "", word]) => `  ${name.padEnd(names)}  ${time.padStart(times)}  ${word}`.trimEnd());
  const total = seconds(outcomes.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  return ["", ...table, "", ...verdict(outcomes, stages, total)].join("\n");
}

function wordOf(end: Outcome["end"]): string {
  if (end === "held") return "";
  return end === "not run" ? pc.yellow(end) : pc.red(end);
}

/** `firefox not run: Firefox is not installed: apt-get install firefox-esr`. */
export const formatLack = ({ name }: Stage, lacks: string): string => `${pc.yellow(`${name} not run`)}: ${lacks}`;

function verdict(outcomes: readonly Outcome[], stages: readonly Stage[], total: string): string[] {
  const last = outcomes.at(-1);
  const lacking = outcomes.flatMap(({ stage, lacks }) => (lacks ? [formatLack(stage, lacks)] : []));
  if (!last || passed(last)) {
    const held = outcomes.length - lacking.length;
    return [
      `${pc.green(lacking.length > 0 ? "All that ran holds" : "All holds")}: ${held === 1 ? "1 stage" : `${held} stages`} in ${total}.`,
      ...lacking,
    ];
  }
  const left = stages.slice(outcomes.length).map(({ name }) => name);
  return [
    ...lacking,
    `${pc.red(`${last.stage.name} ${last.end}`)}, after ${total} in all.`,
    ...(left.length > 0 ? [`Not run: ${left.join(", ")}`] : []),
    `By itself: ${commandOf(last.stage)}`,
  ];
}
