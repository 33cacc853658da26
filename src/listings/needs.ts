import type { Listing } from "./listing.ts";
import { roleOf } from "./schema.ts";

/** Roles that make one exercise of neighbouring listings: each is executed with the others. */
const COMPANIONS = ["starter", "tests", "solution"];

/**
 * What a listing is executed with, in the order of the chapter: those before it in its `env`, whose state it finds, the companions of
 * its exercise, and the one it is compared with. Requests of IAM need the situation they are made in.
 * @param listings all listings of the chapter, without their needs
 */
export function needsOf(listing: Listing, listings: Listing[]): Listing[] {
  const at = listings.indexOf(listing);
  if (listing.contract.name === "yaml iam-requests") return situationOf(listing.contract.of, listings.slice(0, at));
  const companions = companionsOf(at, listings);
  const env = envAround(listing, companions);
  const before = listings.slice(0, at).filter((other) => env && envOf(other) === env && sharesState(other));
  return [...before, ...companions, ...baseOf(listing, listings)];
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

/** The schema that a `protobuf breaking` listing is compared with. */
export function baseOf(listing: Listing, listings: Listing[]): Listing[] {
  const { contract } = listing;
  if (contract.name !== "protobuf breaking") return [];
  return listings.filter((other) => other !== listing && other.contract.id === contract.of && isSchema(other));
}

const isSchema = ({ contract }: Listing): boolean => contract.name.startsWith("protobuf ");

/** The situation of that id, else the last one. */
function situationOf(id: string | undefined, before: Listing[]): Listing[] {
  const found = before.findLast(({ contract }) => contract.name === "json iam" && (id === undefined || contract.id === id));
  return found ? [found] : [];
}

/** The environment an author named, whose state the listing finds and leaves. */
export const envOf = ({ contract }: Listing): string | undefined => ("env" in contract ? contract.env : undefined);

/** Exercises and interleavings work on a copy: what they change is gone when they end. */
export const sharesState = (listing: Listing): boolean => !isCompanion(listing) && listing.contract.name !== "sql sessions";

/** The scripts that make the state a SQL listing starts from, in order. Before a plan the statistics are made: `verify` does so, too. */
export const setupOf = ({ needs }: Listing): string[] =>
  needs.filter(sharesState).flatMap(({ code, contract }) => (contract.name === "sql explain" ? ["ANALYZE", code] : [code]));

const isCompanion = (listing: Listing): boolean => COMPANIONS.includes(partOf(listing));
const partOf = (listing: Listing): string => (listing.contract.name === "sql checks" ? "tests" : (roleOf(listing.contract) ?? ""));

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
