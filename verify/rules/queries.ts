import { existsSync, readFileSync } from "node:fs";
import * as z from "zod";
import { queriesPath } from "../../src/book/names.ts";
import { parseLocated } from "../../src/contracts/located.ts";
import type { Complaint } from "../../src/listings/index.ts";
import { complain, type Page } from "./rule.ts";

/** As many as there are kinds of them. */
const ENOUGH = 6;
/** What each of them says is asked where they are tried, on the built site. */
const LIST = z.array(z.unknown()).nullable();

/** What readers type to get to a chapter, written down by its author. */
export function queries(root: string, pages: Page[]): Complaint[] {
  return pages
    .filter(({ isChapter }) => isChapter)
    .flatMap((page) => {
      const file = queriesPath(page.file);
      const text = existsSync(`${root}/${file}`) ? readFileSync(`${root}/${file}`, "utf8") : "";
      const { value, findings } = parseLocated(LIST, text, 0, "the queries");
      if (findings.length > 0) return findings.map((finding) => ({ file, ...finding }));
      const count = value?.length ?? 0;
      if (count >= ENOUGH) return [];
      const found = `${count} queries of what readers type to get to ${page.file}`;
      return [{ file, ...complain(1, found, `${ENOUGH} or more: CONTRIBUTING.md, "Add a chapter"`) }];
    });
}
