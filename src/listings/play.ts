import type { Listing } from "./listing.ts";
import { type Contract, roleOf } from "./schema.ts";

/** What a reader can do with a listing in the page: how it is started there, or why it is not. */
export type Play = { kind: PlayKind; clock: "real" | "virtual" } | { why: string };
export type PlayKind = "run" | "build" | "test" | "vet" | "escape";

const KINDS: Partial<Record<Contract["name"], PlayKind>> = {
  "go run": "run",
  "go panic": "run",
  "go fail": "build",
  "go test": "test",
  "go vet": "vet",
  "go escape": "escape",
};

/** `undefined` where the page has no engine for the language. */
export function playOf({ contract }: Listing): Play | undefined {
  if (!contract.name.startsWith("go ")) return undefined;
  if ("play" in contract && contract.play) return { why: contract.why ?? "" };
  if ("mod" in contract && contract.mod) return { why: "it imports more than the standard library, which is all the page has" };
  if ("go" in contract && contract.go) return { why: `it needs Go ${contract.go}, and the page has the book's own` };
  if (contract.name === "go race") return { why: "the race detector needs threads, and the page has one" };
  if (contract.name === "go bench") return { why: "figures are the machine's, and the page is another" };
  // Tests are run with the reader's code, from its own listing.
  if (roleOf(contract) === "tests") return undefined;
  const kind = KINDS[contract.name];
  return kind && { kind, clock: "clock" in contract && contract.clock === "virtual" ? "virtual" : "real" };
}
