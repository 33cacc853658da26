import { PARTS } from "../book/parts.ts";
import type { Card } from "./card.ts";

/**
 * Fetches what a part asks; once, and then from memory. Each part is a script of its own.
 * @throws where there is no such part, or where it cannot be fetched: the next call tries again
 */
export async function loadDeck(part: string): Promise<Card[]> {
  if (!PARTS.some(({ id }) => id === part)) throw new RangeError(`part=${part}, allowed ${PARTS.map(({ id }) => id).join(", ")}`);
  const { default: cards } = (await import(`@generated/deck/default/deck-${part}.json`)) as { default: Card[] };
  return cards;
}
