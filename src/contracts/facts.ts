import type { EngineName, Kind, Part, PlayKind, Shows } from "./contract.ts";
import type { Claim } from "./go/claim.ts";
import type { Role } from "./keys.ts";
import type { Listing } from "./listing.ts";
import { type Contract, specOf } from "./registry.ts";

// What is asked of a listing by whoever does not know its contract.

/** The part a listing plays in an exercise, by what its fence says. */
export const roleOf = (contract: Contract | undefined): Role | undefined => (contract && "role" in contract ? contract.role : undefined);

/** The part a listing plays in an exercise, by what its fence says or by what it is. */
export const partOf = ({ contract }: Pick<Listing, "contract">): Role | undefined => specOf(contract).part ?? roleOf(contract);

/** The engine that proves a listing: its contract's own, or the one that its fence names. */
export const engineOf = ({ contract }: Pick<Listing, "contract">): EngineName =>
  ("on" in contract ? contract.on : undefined) ?? specOf(contract).engine;

/** The engine that it is compared with. */
export const alsoOf = ({ contract }: Pick<Listing, "contract">): EngineName | undefined => ("also" in contract ? contract.also : undefined);

/** All that execute it, its own first. */
export const enginesOf = (listing: Pick<Listing, "contract">): EngineName[] => [engineOf(listing), ...[alsoOf(listing) ?? []].flat()];

/** Of which kind the evidence of a contract is. Pages say it: an emulator or a model is never shown as the real thing. */
export const kindOf = (contract: Contract): Kind => specOf(contract).vouches(contract);

/** What a contract promises, in the words a reader sees. */
export const captionOf = (contract: Contract): string => specOf(contract).caption(contract);

/** How the page shows what a listing printed. */
export const showsOf = ({ contract }: Pick<Listing, "contract">): Shows => specOf(contract).shows;

/** What of a listing's text stands open in the page; nothing where all of it is folded, as the tests of an exercise are, and what is shown in lanes. */
export function shownLines(listing: Pick<Listing, "contract" | "node">): { first: number; last: number } | undefined {
  if (partOf(listing) === "tests" || showsOf(listing) === "sessions") return undefined;
  const { show } = listing.contract;
  return show ? { first: show[0], last: show[1] } : { first: 1, last: listing.node.value.split("\n").length };
}

/** What a listing claims of figures that are measured. */
export const claimsOf = ({ contract, parsed }: Pick<Listing, "contract" | "parsed">): Claim[] => specOf(contract).claims?.(parsed) ?? [];

/** The text of a listing in parts, where engines differ; empty where they do not. */
export const differencesOf = ({ contract, parsed, node }: Pick<Listing, "contract" | "parsed" | "node">): Part[] =>
  specOf(contract).compared?.(parsed, node.value) ?? [];

/** What a reader can do with a listing in the page: how it is started there, or why it is not. */
export type Play = { kind: PlayKind } | { why: string };

/** `undefined` where the page has no engine for the language. */
export function playOf(listing: Listing): Play | undefined {
  const { contract } = listing;
  const plays = specOf(contract).plays(contract);
  if ("play" in contract && contract.play) return plays && { why: contract.why ?? "" };
  if (typeof plays === "object") return plays;
  // Tests are run with the reader's answer, from its own listing.
  if (plays === undefined || partOf(listing) === "tests") return undefined;
  return { kind: plays };
}
