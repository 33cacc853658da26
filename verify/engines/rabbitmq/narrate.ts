import type { Delivery } from "./participants.ts";

/** A delivery as a reader is told of it: its body, and what its headers say of its past. */
export function describe({ body, redelivered, deliveries, acquired }: Delivery): string {
  const told = [redelivered && "redelivered", deliveries && `x-delivery-count ${deliveries}`, acquired && `x-acquired-count ${acquired}`];
  const words = told.filter(Boolean);
  return words.length > 0 ? `${body} (${words.join(", ")})` : body;
}

/** A counter over a series of deliveries: `x-delivery-count -, 1, 2 … 20`. */
export function countersOf(name: string, values: (string | undefined)[]): string {
  const shown = values.map((value) => value ?? "-");
  if (shown.every((value) => value === "-")) return `${name}: never there`;
  const brief = shown.length > 5 ? `${shown.slice(0, 3).join(", ")} … ${shown.at(-1)}` : shown.join(", ");
  return `${name}: ${brief}`;
}
