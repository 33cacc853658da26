import { candidatesOf, type Pagefind } from "./pagefind.ts";
import { type Ranked, rankSections } from "./rank.ts";
import { type Section, sectionsOf } from "./sections.ts";
import { asWritten, isSpelt, keyTermsOf, tokensOf } from "./words.ts";

/** `asked`: what this answers, which is not what was typed where that was misspelt. `keyTerms`: the words of it that count. */
export type Found = { asked: string; keyTerms: string[]; ranked: Ranked[] };

/** Shorter words have too many others near them; one letter less will do where the rest of the query was found. */
const SPELLABLE = 4;

const sections = new Map<string, Section[]>();

/**
 * What the book has on a query. Words that it does not have are looked up among those that it has, and asked for as they are written there.
 * @param wordsOf fetches the book's words, most frequent first; it is asked for only where a word was not found
 */
export async function find(pagefind: Pagefind, query: string, wordsOf: () => Promise<string[]>): Promise<Found> {
  const { found, missing } = await ask(pagefind, query);
  const spellable = missing.filter((token) => isSpelt(token) && token.length >= SPELLABLE - (found.ranked.length > 0 ? 1 : 0));
  if (spellable.length === 0) return found;
  const [{ closest }, words] = await Promise.all([import("./spelling.ts"), wordsOf()]);
  const typed = tokensOf(query);
  const corrected = typed.map((token) => (spellable.includes(token.toLowerCase()) ? closest(token.toLowerCase(), words) : token) ?? token);
  if (corrected.every((token, at) => token === typed[at])) return found;
  const meant = (await ask(pagefind, corrected.join(" "))).found;
  // "rebalance storm" is no misspelt "rebalance store": where the book has nothing that has it all, a reader may have meant what was typed.
  return found.ranked.length === 0 || isWhole(meant) ? meant : found;
}

/** Whether some place has all that counts. */
export const isWhole = ({ ranked }: Pick<Found, "ranked">): boolean => ranked.some(({ whole }) => whole);

async function ask(pagefind: Pagefind, asked: string): Promise<{ found: Found; missing: string[] }> {
  const typed = tokensOf(asked);
  const tokens = typed.map(asWritten);
  const keyTerms = keyTermsOf(typed);
  const candidates = await candidatesOf(pagefind, tokens, keyTerms);
  for (const { page } of candidates) if (!sections.has(page.url)) sections.set(page.url, sectionsOf(page));
  const places = candidates.flatMap(({ page }) => sections.get(page.url) ?? []);
  const weights = new Map(candidates.map(({ page, weight }) => [page.url, weight]));
  const { ranked, missing } = rankSections(places, tokens, keyTerms, ({ page }) => weights.get(page.url) ?? 0);
  return { found: { asked, keyTerms, ranked }, missing };
}
