import type { ClientModule } from "@docusaurus/types";

/** A link to something that is folded opens it: browsers do so for a link they follow themselves, the router's need help. */
function unfold(hash: string): void {
  const target = document.getElementById(decodeURIComponent(hash.slice(1)));
  const folded = target?.closest("details:not([open])");
  if (!target || !folded) return;
  for (let details: Element | null | undefined = folded; details; details = details.parentElement?.closest("details")) {
    (details as HTMLDetailsElement).open = true;
  }
  target.scrollIntoView();
}

export default {
  onRouteDidUpdate({ location }) {
    // After the router has scrolled to where the target would be, if it were open.
    if (location.hash) requestAnimationFrame(() => unfold(location.hash));
  },
} satisfies ClientModule;
