import type { Hit } from "./results.ts";
import type { Search } from "./watch.ts";

/** The id of an option of a list, for the field that points at it. */
export const optionId = (list: HTMLElement, at: number): string => `${list.id}-${at}`;

/**
 * Puts into a list what was found, by part of the book. Focus stays in the field, which points at an option.
 * @returns how many options there are
 */
export function fill(list: HTMLElement, { query, groups }: Search): number {
  let at = -1;
  list.dataset.query = query;
  list.replaceChildren(
    ...groups.map(({ part, hits }) => {
      const options = hits.map((hit) => {
        at += 1;
        return option(hit, optionId(list, at));
      });
      const title = element("div", "search-part", part);
      title.ariaHidden = "true";
      const group = element("div", "", title, ...options);
      group.role = "group";
      group.ariaLabel = part;
      return group;
    }),
  );
  return at + 1;
}

function option({ url, title, page, excerpt }: Hit, id: string): HTMLElement {
  const pieces = excerpt.map(({ text, marked }) => element(marked ? "mark" : "span", "", text));
  const link = element("a", "search-option", element("span", "search-title", title));
  if (page) link.append(element("span", "search-page", page));
  link.append(element("span", "search-excerpt", ...pieces));
  Object.assign(link, { id, href: url, role: "option", ariaSelected: "false", tabIndex: -1 });
  return link;
}

/** Text is always given as text: what stands in the book is never markup here. */
function element(name: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}
