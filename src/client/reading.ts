/**
 * How much of a chapter is shown: the switch in its head, without React. Stands in the page's head, so that what a reader chose before is applied
 * to each section as it arrives, and nothing moves. A section that is left out is hidden until it is found: browsers that can do so search it.
 */
declare const READING_KEY: string;

const DEPTHS = ["tonight", "core", "all"];
const HIDDEN = "[data-depth][hidden]";

let chosen = stored() ?? "all";

function stored(): string | null {
  try {
    return localStorage.getItem(READING_KEY);
  } catch {
    return null; // Storage may be blocked: then the choice lasts as long as the page.
  }
}

function keep(): void {
  try {
    if (chosen === "all") localStorage.removeItem(READING_KEY);
    else localStorage.setItem(READING_KEY, chosen);
  } catch {
    // Or full.
  }
}

const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];

/** Shows a section, or a line of the contents, or not. What a browser finds is text, and not the link to it. */
function place(part: HTMLElement): void {
  const shown = DEPTHS.indexOf(part.dataset.depth ?? "") <= DEPTHS.indexOf(chosen);
  delete part.dataset.opened;
  if (shown) part.removeAttribute("hidden");
  else part.setAttribute("hidden", part.tagName === "LI" ? "" : "until-found");
}

function say(text: string): void {
  const [status] = all("[data-reading] + [role=status]");
  if (status) status.textContent = text;
}

/** Opens the sections around a place that the chosen depth leaves out, and says so. */
function showAround(target: Element | null): void {
  let section = target?.closest<HTMLElement>(HIDDEN);
  if (!section) return;
  const name = all("[data-reading] :checked + span")[0]?.firstChild?.textContent?.trim() ?? "";
  for (; section; section = section.parentElement?.closest<HTMLElement>(HIDDEN)) {
    section.removeAttribute("hidden");
    section.dataset.opened = "";
  }
  for (const line of all("li[data-depth]")) {
    const heading = document.getElementById(line.querySelector("a")?.hash.slice(1) ?? "");
    line.hidden = heading?.closest(HIDDEN) !== null;
  }
  say(`Where you went is no part of “${name}”: it is shown, too.`);
}

addEventListener("change", ({ target }) => {
  const { name, value } = target as HTMLInputElement;
  if (name !== "reading") return;
  chosen = value;
  keep();
  for (const part of all("[data-depth]")) place(part);
  say("");
});

// A browser's own search, or a link, is about to show a section.
addEventListener("beforematch", ({ target }) => showAround(target as Element));

if (chosen !== "all") {
  const placed = new WeakSet<Element>();
  const placeNew = () => {
    for (const part of all("[data-depth]")) {
      if (!placed.has(part)) place(part);
      placed.add(part);
    }
    for (const radio of all(`[name=reading][value=${chosen}]`)) (radio as HTMLInputElement).checked = true;
  };
  const arriving = new MutationObserver(placeNew);
  arriving.observe(document, { childList: true, subtree: true });
  addEventListener("DOMContentLoaded", () => {
    placeNew();
    arriving.disconnect();
  });
}
