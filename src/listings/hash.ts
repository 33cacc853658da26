import { createHash } from "node:crypto";
import { type Contract, TOLD } from "../contracts/index.ts";

/** Keys that change what is shown, not what is executed. */
const SHOWN_ONLY = ["id", "title", "lines", "play", "show", "why"];

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
    .filter(([key, value]) => !SHOWN_ONLY.includes(key) && !(key === "role" && TOLD.some((role) => role === value)))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return [keys, code];
}
