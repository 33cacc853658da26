import { useHistory, useLocation } from "@docusaurus/router";
import { useHistorySelector } from "@docusaurus/theme-common";
import type { ReactNode } from "react";
import { type Filter, pageIn, partIn, readFilter, STANDINGS, writeFilter } from "../../book/filter.ts";
import { standingOf } from "../../progress/standing.ts";
import { useLog } from "../../progress/useLog.ts";
import { LEVELS } from "../../questions/levels.ts";
import { SelectField } from "../../views/frame/SelectField.tsx";
import styles from "./styles.module.css";

/** `page`: of what was found, from 1. `part`: one that an old address names. */
type Asked = { filter: Filter; page: number; part: string; change(filter: Partial<Filter>): void };

/**
 * The filter in the address, at once. The router renders a new one a moment later, too late for a field: what was typed meanwhile would be taken back.
 * The server knows none: what it renders is the whole list.
 */
export function useFilter(): Asked {
  const history = useHistory();
  const { pathname, search } = useLocation();
  // On the way to another page the history is there already.
  const asked = useHistorySelector(({ location }) => (location.pathname === pathname ? location.search : search));
  const filter = readFilter(asked);
  const change = (part: Partial<Filter>) => history.replace(pathname + writeFilter({ ...filter, ...part }));
  return { filter, page: pageIn(asked), part: partIn(asked), change };
}

/** Whether a question stands with its reader as a filter asks. Nobody knows until the log has been read: then nothing does. */
export function useStanding({ standing }: Filter): (id: string, standing: string) => boolean {
  const opened = useLog(standing !== "");
  return (id, asked) => {
    if (opened === undefined || opened === "missing") return false;
    const item = opened.progress.items.get(id);
    if (asked === "missed") return item?.last !== undefined && item.last.grade < 2;
    return standingOf(item, Date.now()).why === asked;
  };
}

/** The fields of a filter, and below them how much it lets through. Without script there is nothing to filter with. */
export function FilterForm({ filter: { level, text, standing }, change, children }: Asked & { children: ReactNode }) {
  return (
    <>
      <form className={styles.filter} onSubmit={(event) => event.preventDefault()}>
        <SelectField label="Level" none="all" options={LEVELS} value={level} onChange={(level) => change({ level })} />
        <SelectField label="Standing" none="any" options={STANDINGS} value={standing} onChange={(standing) => change({ standing })} />
        <label>
          Words or tags
          <input className="field" type="search" value={text} onChange={({ target }) => change({ text: target.value })} />
        </label>
      </form>
      <noscript>
        <style>{`.${styles.filter}{display:none}`}</style>
      </noscript>
      <p role="status">{children}</p>
    </>
  );
}
