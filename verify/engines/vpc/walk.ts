import {
  exerciseOf,
  faultsIn,
  filledIn,
  type Listing,
  type NetworkRequest,
  networkIn,
  type ParsedNetwork,
  reach,
} from "../../../src/listings/index.ts";
import type { Seen, Walked } from "./seen.ts";

/** Whether AWS would take a `json vpc` listing, and what it leaves to AWS. */
export function readNetwork({ parsed, line }: Listing<"json vpc">): Seen {
  if (!parsed) return { kind: "filled", invalid: [{ line, message: "is no network" }], lines: [] };
  const { network, lineOf } = parsed;
  const invalid = faultsIn(network).map(({ path, found, allowed }) => ({ line: lineOf(path), message: `${found}. Allowed: ${allowed}` }));
  return { kind: "filled", invalid, lines: invalid.length > 0 ? [] : filledIn(network) };
}

/** Walks the requests of a `yaml vpc-requests` listing in its network; those of an exercise in both of its networks. */
export function walkRequests(listing: Listing<"yaml vpc-requests">): Seen {
  const { starter, tests, solution } = exerciseOf(listing);
  if (tests === listing) return { kind: "tried", starter: walked(listing, starter), solution: walked(listing, solution) };
  return { kind: "walked", walked: walked(listing, listing.needs[0]) };
}

function walked({ parsed = [] }: Listing<"yaml vpc-requests">, where: Listing | undefined): Walked[] {
  const found = where && networkIn(where);
  return parsed.map(({ request, line }) => ({ line, request, ...walk(found, request) }));
}

function walk(found: ParsedNetwork | undefined, request: NetworkRequest) {
  if (!found || faultsIn(found.network).length > 0) return { unsayable: "there is no network to walk in that AWS would take" };
  return reach(found.network, request);
}
