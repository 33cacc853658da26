import { targetOf } from "../../src/book/names.ts";
import { isRun } from "../../src/book/run.ts";
import type { Complaint } from "../../src/listings/index.ts";
import { proofsIn } from "../../src/questions/proof.ts";
import { complain, type Page } from "./rule.ts";

/** A mark leads where its word says: to a listing or to a section that has one, or to a primary source. */
export function marksLead(page: Page, pages: readonly Page[]): Omit<Complaint, "file">[] {
  const leadsToRun = (url: string): boolean => {
    const { file, id } = targetOf(url, page.file);
    const target = pages.find((other) => other.file === file);
    return target !== undefined && isRun(target, id);
  };
  return proofsIn([page.tree]).flatMap(({ kind, url = "", line }) => {
    if (kind === "run" && !leadsToRun(url))
      return [complain(line, `[run](${url}), where nothing is run`, "a listing: ([run](#l-id)), ([run](08-channels.md#l-id))")];
    if (kind === "source" && !url.startsWith("https://"))
      return [complain(line, `[source](${url})`, "a primary source: ([source](https://…))")];
    return [];
  });
}
