/**
 * Links are the browser's: a page weighs less than what a router would fetch to change one for the other. And a link to something that is
 * folded, or left out, opens it. Stands in the page's head.
 */

// Docusaurus' router listens further in.
window.addEventListener(
  "click",
  (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]:not(dialog *)");
    if (!link) return;
    event.stopPropagation();
    // Where the address stays as it is, it does not say that it was followed.
    if (link.href === location.href && link.hash) setTimeout(unfold);
  },
  true,
);

// Nor does anything fetch the pages that links on the screen lead to.
const prefetchesNothing = { prefetch: () => false, preload: () => false };
Object.defineProperty(window, "docusaurus", { get: () => prefetchesNothing, set: () => {} });

/** What the address names on this page; nothing where its escapes are broken, as in `#%E0%A4%A`. */
function named(): string | undefined {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return undefined;
  }
}

// Docusaurus decodes it too, and React would end with what that throws.
addEventListener("popstate", (event) => named() === undefined && event.stopImmediatePropagation());

function unfold(): void {
  const target = document.getElementById(named() ?? "");
  const folded = target?.closest("details:not([open])");
  if (!target || !(folded ?? target.closest("[data-depth][hidden]"))) return;
  // What shows what is left out, ./reading.ts, listens for what a browser's own search says.
  target.dispatchEvent(new Event("beforematch", { bubbles: true }));
  for (let details: Element | null | undefined = folded; details; details = details.parentElement?.closest("details")) {
    (details as HTMLDetailsElement).open = true;
  }
  target.scrollIntoView();
}

addEventListener("hashchange", unfold);
addEventListener("DOMContentLoaded", unfold);
