/**
 * Says what a term means where it is used first: the sentence of the chapter's *Words*, which the term links to. It can be pointed at itself, stays until
 * it is left, and Escape closes it (WCAG 1.4.13). Fetched with ./page.ts.
 */
const GAP = 6;
/** Long enough to get from a term to what is said of it: ms. */
const ON_THE_WAY = 250;

let tip: HTMLElement | undefined;
let said: HTMLAnchorElement | undefined;
let leaving: ReturnType<typeof setTimeout> | undefined;

function close(): void {
  clearTimeout(leaving);
  tip?.remove();
  said?.removeAttribute("aria-describedby");
  said = undefined;
}

/** Opens what is said of a term, if the reader is still there. */
export function explain(term: HTMLAnchorElement): void {
  if (!term.matches(":hover, :focus-visible")) return;
  clearTimeout(leaving);
  if (said === term) return;
  close();
  const textContent = document.getElementById(term.hash.slice(1))?.textContent;
  if (!textContent) return;
  said = term;
  tip = Object.assign(document.createElement("div"), { className: "tip", id: "tip", role: "tooltip", popover: "manual", textContent });
  document.body.append(tip);
  tip.showPopover();
  term.setAttribute("aria-describedby", "tip");
  place(tip, term.getClientRects()[0] as DOMRect); // a term may go over two lines: by its first one
}

/** Below a term where there is room, else above it; never out of the window. */
function place({ style, offsetWidth, offsetHeight }: HTMLElement, { left, top, bottom }: DOMRect): void {
  const above = top - offsetHeight - GAP;
  const fits = bottom + GAP + offsetHeight <= innerHeight;
  const room = document.documentElement.clientWidth - offsetWidth - GAP;
  style.left = `${scrollX + Math.max(GAP, Math.min(left, room))}px`;
  style.top = `${scrollY + (fits || above < 0 ? bottom + GAP : above)}px`;
}

addEventListener("pointerover", ({ target }) => {
  clearTimeout(leaving);
  const stays = target instanceof Element && (target.closest(".tip") || target.closest("a.term") === said);
  if (said && !stays && said !== document.activeElement) leaving = setTimeout(close, ON_THE_WAY);
});
addEventListener("focusout", ({ target }) => target === said && close());
addEventListener("keydown", ({ key }) => key === "Escape" && close());
