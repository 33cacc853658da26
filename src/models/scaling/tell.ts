import { type Minute, metricsOf } from "./simulate.ts";
import type { Metric, Situation } from "./situation.ts";

const NAMES: Record<Metric, string> = { cpu: "cpu (%)", requests: "requests (each)", backlog: "backlog (each)" };

/**
 * A table of the minutes, a line each: header `minute | load (/min) | …`, in brackets the unit. A minute that is like the one before it and
 * the one after it is left out: a line that is drawn through the others is the same.
 */
export function tell(situation: Situation, minutes: readonly Minute[]): string {
  const names = metricsOf(situation);
  const queues = names.includes("backlog");
  const header = [
    "minute",
    "load (/min)",
    queues ? "queue (messages)" : "served (/min)",
    ...names.map((one) => NAMES[one]),
    "desired",
    "serving",
  ];
  const rows = minutes.map(({ load, served, queue, desired, serving, metrics }) =>
    [load, queues ? queue : served, ...names.map((one) => metrics[one] ?? 0), desired, serving].map(String),
  );
  const told = rows.flatMap((row, at) => {
    const own = row.join("|");
    return rows[at - 1]?.join("|") === own && rows[at + 1]?.join("|") === own ? [] : [[String(at), ...row]];
  });
  const widths = header.map((name, column) => Math.max(name.length, ...told.map((row) => row[column]?.length ?? 0)));
  return [header, ...told].map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join(" | ")).join("\n");
}
