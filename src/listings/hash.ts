import { createHash } from "node:crypto";
import type { Contract } from "./schema.ts";

/** Keys that change what is shown, not what is executed. */
const SHOWN_ONLY = ["id", "title", "lines", "play", "why"];
/** Roles that only tell the reader what to do with a listing. */
const TOLD_ONLY = ["predict", "bug", "fix"];

type Executed = { contract: Contract; code: string };

/** SHA-256 (the first 16 hex digits) of what is executed: the contract with its options, the code, and the same of what it needs. */
export function hashListing(listing: Executed, needs: Executed[]): string {
  return createHash("sha256")
    .update(JSON.stringify([...executed(listing), ...needs.map(executed)]))
    .digest("hex")
    .slice(0, 16);
}

function executed({ contract, code }: Executed): [[string, unknown][], string] {
  const keys = Object.entries(contract)
    .filter(([key, value]) => !SHOWN_ONLY.includes(key) && !(key === "role" && TOLD_ONLY.includes(String(value))))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return [keys, code];
}
