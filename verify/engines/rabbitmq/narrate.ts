import type { Held } from "../../../src/listings/index.ts";
import type { Delivery } from "./consumer.ts";
import type { Published } from "./publisher.ts";

/** So many are told one by one. */
const FEW = 12;

/** A delivery as a reader is told of it: its body, and what its headers say of its past. */
export function describe({ body, redelivered, deliveries, acquired }: Delivery): string {
  const told = [redelivered && "redelivered", deliveries && `x-delivery-count ${deliveries}`, acquired && `x-acquired-count ${acquired}`];
  const words = told.filter(Boolean);
  return words.length > 0 ? `${body} (${words.join(", ")})` : body;
}

/** Bodies, in order; of many, how many there are. */
export const listed = (bodies: string[]): string => (bodies.length > FEW ? `${bodies.length} messages` : bodies.join(", "));

/** What became of messages, in the order they were sent: a line for each stretch that fared alike. */
export function tellPublished(published: Published[]): string[] {
  const stretches: { became: Published["became"]; bodies: string[] }[] = [];
  for (const { body, became } of published) {
    const last = stretches.at(-1);
    if (last?.became === became) last.bodies.push(body);
    else stretches.push({ became, bodies: [body] });
  }
  return stretches.map(({ became, bodies }) => `${became}: ${listed(bodies)}`);
}

/** What a queue holds, or gives: `dead holds a (rejected in orders, 1 ×)`. */
export function tellHeld(queue: string, held: Held[], verb: "holds" | "gives" = "holds"): string {
  const told = held.map(({ body, reason, from, count }) => (reason ? `${body} (${reason} in ${from}, ${count} ×)` : body));
  return `${queue} ${verb} ${told.length > 0 ? listed(told) : "nothing"}`;
}

/** A counter over a series of deliveries: `x-delivery-count -, 1, 2 … 20`. */
export function countersOf(name: string, values: (string | undefined)[]): string {
  const shown = values.map((value) => value ?? "-");
  if (shown.every((value) => value === "-")) return `${name}: never there`;
  const brief = shown.length > 5 ? `${shown.slice(0, 3).join(", ")} … ${shown.at(-1)}` : shown.join(", ");
  return `${name}: ${brief}`;
}

/** What a tool printed, as it is shown: columns below each other, and the rows of a list in an order that does not change. */
export function tellTool(words: string[], printed: string): string[] {
  const lines = printed.split("\n").filter((line) => line.trim() !== "");
  const rows = lines.map((line) => line.split("\t"));
  if (rows.every((row) => row.length === 1)) return lines.map((line) => line.trimEnd());
  const [head = [], ...body] = words.includes("--no-table-headers") ? [[], ...rows] : rows;
  body.sort((one, other) => (one.join("\t") < other.join("\t") ? -1 : 1));
  const all = head.length > 0 ? [head, ...body] : body;
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
