import type { Complaint } from "../../src/listings/index.ts";
import { complain, type Page } from "./rule.ts";

/** The home page shows one listing of the book: a page says in its front matter which, and no second page does. */
export function specimen(pages: Page[]): Complaint[] {
  const named = pages.flatMap((page) => (page.front?.specimen ? [{ page, id: page.front.specimen.listing }] : []));
  return named.flatMap(({ page: { file, listings }, id }, at) => {
    const ids = listings.flatMap(({ contract, output }) => (contract.id && output ? [contract.id] : []));
    return [
      ...(at > 0 ? [{ file, ...complain(1, "a second specimen for the home page", `one, as in ${named[0]?.page.file}`) }] : []),
      ...(ids.includes(id) ? [] : [{ file, ...complain(1, `the specimen ${id}, which is no listing with an output`, ids.join(", ")) }]),
    ];
  });
}
