import type { GoEngine } from "./types.ts";

/**
 * Go in this page. Nothing is fetched and no worker is started before something is asked of it.
 * @param base where the artefacts are, with a slash at its end: `/engines/go/` below the site's base URL
 */
export function openGo(_base: string): GoEngine {
  throw new Error("Go in the page is being built");
}
