import { CHECKS, isPlan } from "../../../contracts/sql/page.ts";
import type { Environment } from "../../../engines/postgres/index.ts";
import { codeIn } from "../panel.ts";
import { ORDERS } from "./orders.ts";

const schemas = new Map<string, Promise<string>>();

/** A shared schema in the size that a page has; fetched once, so that no later run needs the network. Rejects in words for readers. */
function sharedSchema(url: string): Promise<string> {
  const known = schemas.get(url);
  if (known) return known;
  const fetched = fetchSchema(url);
  schemas.set(url, fetched);
  fetched.catch(() => schemas.delete(url)); // the network may come back
  return fetched;
}

async function fetchSchema(url: string): Promise<string> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) throw new Error("The tables are not at hand: they could not be fetched.");
  return `SET shop.orders = '${ORDERS.page}';\n${await response.text()}`;
}

const figureOf = (served: Element | null) => served?.closest<HTMLElement>("[data-listing], [data-from]");

/** The name of the shared schema that a listing starts from. */
export const schemaOf = (served: Element | null): string | undefined => figureOf(served)?.dataset.from;

/**
 * What a listing starts from: the shared schema, and the scripts of the page that its figure names, as they were served. Before a plan there is
 * an ANALYZE.
 * @param base of the site, with a slash at its end
 */
export async function environmentOf(served: Element | null, base: string): Promise<Environment> {
  const figure = figureOf(served);
  const from = figure?.dataset.from;
  const shared = from ? [await sharedSchema(`${base}sql/${from}.sql`)] : [];
  const needs = figure?.dataset.needs?.split(" ") ?? [];
  const own = needs.flatMap((id) => {
    const needed = document.getElementById(id);
    return isPlan(needed?.dataset.contract) ? ["ANALYZE", codeIn(needed)] : [codeIn(needed)];
  });
  return { setup: [...shared, ...own] };
}

/** The checks of the exercise around a listing. */
export const checksOf = (served: Element | null): string => codeIn(served?.closest("[data-exercise]")?.querySelector(CHECKS));
