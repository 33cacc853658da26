import type { Environment } from "../../../engines/postgres/index.ts";
import { codeIn } from "../panel.ts";

/** The scripts that a listing starts from: those of the page that its figure names, as they were served. Before a plan there is an ANALYZE. */
export function environmentOf(served: Element | null): Environment {
  const figure = served?.closest<HTMLElement>("[data-listing]");
  const needs = figure?.dataset.needs?.split(" ") ?? [];
  const setup = needs.flatMap((id) => {
    const needed = document.getElementById(id);
    return needed?.dataset.contract === "sql explain" ? ["ANALYZE", codeIn(needed)] : [codeIn(needed)];
  });
  return { setup };
}

/** The checks of the exercise around a listing. */
export const checksOf = (served: Element | null): string =>
  codeIn(served?.closest("[data-exercise]")?.querySelector('[data-contract="sql checks"]'));
