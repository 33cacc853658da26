import { renameSync, writeFileSync } from "node:fs";
import type { Listing } from "../src/listings/index.ts";

/** A change of one chapter: the output that belongs to a listing. */
export type Promotion = { listing: Listing; actual: string };

/**
 * Rewrites the bodies of output fences, and adds a fence where a listing prints and has none. Everything else stays byte for byte.
 * Promotions are applied from the bottom up, so that line numbers above stay true.
 */
export function promote(text: string, promotions: Promotion[]): string {
  const lines = text.split("\n");
  const byLine = [...promotions].sort((a, b) => b.listing.line - a.listing.line);
  for (const { listing, actual } of byLine) {
    const body = condense(listing, actual.replace(/\n+$/, "")).split("\n");
    const { output } = listing;
    const node = output?.node ?? listing.node;
    const height = node.position ? node.position.end.line - node.position.start.line : 0;
    const indent = " ".repeat((node.position?.start.column ?? 1) - 1);
    const indented = body.map((line) => (line === "" ? line : indent + line));
    if (output) lines.splice(output.line, height - 1, ...indented);
    else lines.splice(listing.line + height, 0, `${indent}\`\`\`output`, ...indented, `${indent}\`\`\``);
  }
  return lines.join("\n");
}

/** Of a crash, the message and the first goroutine's header are the lesson; the stack below is the machine's. */
function condense({ contract }: Listing, actual: string): string {
  if (contract.name !== "go panic") return actual;
  const lines = actual.split("\n");
  const header = lines.findIndex((line) => /^goroutine \d+ .*:$/.test(line));
  return header < 0 ? actual : [...lines.slice(0, header + 1), "..."].join("\n");
}

/** Writes a file whole or not at all. */
export function writeAtomically(path: string, text: string): void {
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}
