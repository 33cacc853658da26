import { createHash } from "node:crypto";
import type { Contract } from "./schema.ts";

/** Keys that change what is shown, not what is executed. */
const SHOWN_ONLY = ["id", "title", "role", "lines", "play", "why"];

/** SHA-256 (the first 16 hex digits) of what is executed: the contract with its options, and the code. */
export function hashListing(contract: Contract, code: string): string {
  const executed = Object.entries(contract)
    .filter(([key]) => !SHOWN_ONLY.includes(key))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([executed, code]))
    .digest("hex")
    .slice(0, 16);
}
