/**
 * The contents and the headings beside a page follow its reader: what is current is marked, and in view. Stands in the page's head.
 */

/** Scrolls a box of its own, and nothing around it, until an element in it is in view. */
function bringIntoView(box: Element, element: Element): void {
  const [outer, inner] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - outer.height / 3;
}

/** Below the bar, and a little more: a heading that a link leads to stands there. */
const TOP_PX = 120;

function follow(): void {
  const box = document.getElementById("on-this-page");
  const links = [...(box?.querySelectorAll<HTMLAnchorElement>("a[href^='#']") ?? [])];
  const isPast = ({ hash }: HTMLAnchorElement) => {
    const top = document.getElementById(decodeURIComponent(hash.slice(1)))?.getBoundingClientRect().top;
    return top !== undefined && top <= TOP_PX;
  };
  const current = links.findLast(isPast);
  for (const link of links) if (link !== current) link.removeAttribute("aria-current");
  current?.setAttribute("aria-current", "location");
  if (box && current) bringIntoView(box, current);
}

let waiting = false;
addEventListener(
  "scroll",
  () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      follow();
    });
  },
  { passive: true },
);

addEventListener("DOMContentLoaded", () => {
  const contents = document.getElementById("contents");
  const here = contents?.querySelector("[aria-current=page]");
  if (contents && here) bringIntoView(contents, here);
  follow();
});
