/** The contents and the headings beside a page follow its reader: what is current is marked, and in view. A part of src/offline/visit.ts, which ./beside.ts fetches. */

/** Scrolls a box of its own, and nothing around it, until an element in it is in view. */
function bringIntoView(box: Element | null, element: Element | null | undefined): void {
  if (!box || !element) return;
  const [outer, inner] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - outer.height / 3;
}

/** Below the bar, and a little more: a heading that a link leads to stands there. */
const TOP_PX = 120;

function follow(): void {
  const box = document.getElementById("on-this-page");
  const links = [...(box?.querySelectorAll<HTMLAnchorElement>("a[href^='#']") ?? [])];
  const current = links.findLast(({ hash }) => Number(document.getElementById(hash.slice(1))?.getBoundingClientRect().top) <= TOP_PX);
  for (const link of links) link.ariaCurrent = link === current ? "location" : null;
  bringIntoView(box, current);
}

// A browser tells of it once a frame.
addEventListener("scroll", follow, { passive: true });

const contents = document.getElementById("contents");
bringIntoView(contents, contents?.querySelector("[aria-current=page]"));
follow();
