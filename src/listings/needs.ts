import { COMPANIONS, type Listing, partOf, specOf } from "../contracts/index.ts";

/**
 * What a listing is executed with, in the order of the chapter: those before it in its `env`, whose state it finds, the companions of
 * its exercise, and what its contract asks for.
 * @param listings all listings of the chapter, without their needs
 */
export function needsOf(listing: Listing, listings: Listing[]): Listing[] {
  const { contract } = listing;
  const at = listings.indexOf(listing);
  const companions = companionsOf(at, listings);
  const env = envAround(listing, companions);
  const before = listings.slice(0, at).filter((other) => env && envOf(other) === env && sharesState(other));
  return [...before, ...companions, ...(specOf(contract).needs?.(contract, listings, at) ?? [])];
}

/** The shared schema that a listing's environment begins with: the listing that begins it says so, or a listing without `env` for itself. */
export function fromOf(listing: Listing, listings: Listing[]): string | undefined {
  const env = envAround(listing, companionsOf(listings.indexOf(listing), listings));
  const first = (env === undefined ? listing : listings.find((other) => envOf(other) === env))?.contract;
  return first && "from" in first ? first.from : undefined;
}

/** The parts of an exercise share one environment, and not each of them names it. */
const envAround = (listing: Listing, companions: Listing[]): string | undefined =>
  [listing, ...companions].map(envOf).find((name) => name !== undefined);

/** The environment an author named, whose state the listing finds and leaves. */
export const envOf = ({ contract }: Listing): string | undefined => ("env" in contract ? contract.env : undefined);

/** Exercises and interleavings work on a copy: what they change is gone when they end. */
export const sharesState = (listing: Listing): boolean => !isCompanion(listing) && !specOf(listing.contract).onCopy;

/** The scripts that make the state a SQL listing starts from, in order. Before a plan the statistics are made: `verify` does so, too. */
export const setupOf = ({ needs }: Listing): string[] =>
  needs.filter(sharesState).flatMap(({ code, contract }) => (specOf(contract).analyzed ? ["ANALYZE", code] : [code]));

const isCompanion = (listing: Listing): boolean => COMPANIONS.some((part) => part === partOf(listing));

/** The other parts of the exercise around `at`: neighbours in the chapter's order, each part once, the starter first. */
function companionsOf(at: number, listings: Listing[]): Listing[] {
  const own = listings[at];
  if (!own || !isCompanion(own)) return [];
  let first = at;
  while (first > 0 && partOf(listings[first] as Listing) !== "starter" && isCompanion(listings[first - 1] as Listing)) first -= 1;
  const group: Listing[] = [];
  for (const listing of listings.slice(first)) {
    if (!isCompanion(listing) || group.some((other) => partOf(other) === partOf(listing))) break;
    group.push(listing);
  }
  return group.filter((other) => other !== own);
}

/** The starter, the tests and the solution of the exercise a listing belongs to, itself included. */
export function exerciseOf(listing: Listing): Partial<Record<"starter" | "tests" | "solution", Listing>> {
  const group = [listing, ...listing.needs].filter(isCompanion);
  return Object.fromEntries(group.map((part) => [partOf(part), part]));
}
