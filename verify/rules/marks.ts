import { targetOf } from "../../src/book/names.ts";
import type { Complaint } from "../../src/listings/index.ts";
import { headingsOf } from "../../src/markdown/outline.ts";
import { proofsIn } from "../../src/questions/proof.ts";
import { complain, type Page } from "./rule.ts";

/** A mark leads where its word says: to a listing or to a section that has one, or to a primary source. */
export function marksLead(page: Page, pages: readonly Page[]): Omit<Complaint, "file">[] {
  return proofsIn([page.tree]).flatMap(({ kind, url = "", line }) => {
    if (kind === "run" && !isRun(url, page, pages))
      return [complain(line, `[run](${url}), where nothing is run`, "a listing: ([run](#l-id)), ([run](08-channels.md#l-id))")];
    if (kind === "source" && !url.startsWith("https://"))
      return [complain(line, `[source](${url})`, "a primary source: ([source](https://…))")];
    return [];
  });
}

/** Whether an address is that of a listing, or of a section with one. */
function isRun(url: string, page: Page, pages: readonly Page[]): boolean {
  const { file, id: anchor } = targetOf(url, page.file);
  const target = pages.find((other) => other.file === file);
  if (!target) return false;
  if (anchor.startsWith("l-")) return target.listings.some(({ contract }) => contract.id === anchor.slice(2));
  const section = headingsOf(target.tree).find(({ id }) => id === anchor);
  return section !== undefined && target.listings.some(({ node }) => section.nodes.includes(node));
}
