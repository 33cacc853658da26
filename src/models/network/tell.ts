import { wrapped } from "../wrapped.ts";
import type { Hop } from "./journey.ts";
import type { Answer } from "./reach.ts";
import type { Request } from "./situation.ts";

/** One request and what became of it, as a page shows it: a line for each place, `→` there and `←` back, the last one says what stopped it. */
export function tell({ from, to, protocol, port, ipv6, down }: Request, { outcome, hops, note }: Answer, at: number): string {
  const how = [ipv6 ? " by IPv6" : "", down ? `, zone ${down} down` : ""].join("");
  const head = `${at + 1}. ${outcome}: ${from} to ${to}, ${protocol} ${port}${how}`;
  return [head, ...(note ? wrapped("   ", note) : []), ...hops.flatMap(tellHop)].join("\n");
}

function tellHop({ direction, place, checks, stopped }: Hop): string[] {
  const arrow = direction === "there" ? "→" : "←";
  const parts = [...checks, ...(stopped ? [`stopped: ${stopped}`] : [])];
  return wrapped(`   ${arrow} ${place}: `, parts.join("; "));
}
