import type { Hop } from "./journey.ts";
import type { Answer } from "./reach.ts";
import type { Request } from "./situation.ts";

/** Columns that an output has room for. */
const WIDEST = 76;

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

/** What does not fit goes on below, further in. */
function wrapped(head: string, text: string): string[] {
  const lines = [head];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    const joined = last === head ? `${last}${word}` : `${last} ${word}`;
    if (last === head || joined.length <= WIDEST) lines[lines.length - 1] = joined;
    else lines.push(`       ${word}`);
  }
  return lines;
}
