import type { Listing } from "./listing.ts";
import { type Contract, roleOf } from "./schema.ts";

/** What a reader can do with a listing in the page: how it is started there, or why it is not. */
export type Play = { kind: PlayKind } | { why: string };
export type PlayKind = "run" | "build" | "test" | "vet" | "escape" | "query" | "explain" | "answer";

const KINDS: Partial<Record<Contract["name"], PlayKind>> = {
  "go run": "run",
  "go panic": "run",
  "go fail": "build",
  "go test": "test",
  "go vet": "vet",
  "go escape": "escape",
  "sql run": "query",
  "sql fail": "query",
  "sql explain": "explain",
};

/** `undefined` where the page has no engine for the language. */
export function playOf(listing: Listing): Play | undefined {
  const { contract } = listing;
  if (!/^(?:go|sql) /.test(contract.name)) return undefined;
  if ("play" in contract && contract.play) return { why: contract.why ?? "" };
  const why = contract.name.startsWith("go ") ? whyNoGo(listing) : whyNoSql(listing);
  if (why !== undefined) return { why };
  // Tests are run with the reader's answer, from its own listing.
  if (roleOf(contract) === "tests" || contract.name === "sql checks") return undefined;
  const kind = contract.name === "sql run" && contract.role === "starter" ? "answer" : KINDS[contract.name];
  return kind && { kind };
}

function whyNoGo({ contract }: Listing): string | undefined {
  if ("mod" in contract && contract.mod) return "it imports more than the standard library, which is all the page has";
  if ("go" in contract && contract.go) return `it needs Go ${contract.go}, and the page has the book's own`;
  if (contract.name === "go race") return "the race detector needs threads, and the page has one";
  if (contract.name === "go asm") return "it shows what is compiled for a processor, and the page compiles for WebAssembly";
  if (contract.name === "go bench") return "figures are the machine's, and the page is another";
  return undefined;
}

function whyNoSql({ contract }: Listing): string | undefined {
  return contract.name === "sql sessions" ? "it takes several sessions, and the page has one" : undefined;
}
