import { readKept, writeKept } from "../client/kept.ts";

const KEY = "asked to persist";

/**
 * Asks the browser once, after the first answer, not to remove what is kept when it needs room. Chromium decides by itself, Firefox asks the reader;
 * Safari removes what a script keeps after seven days without a visit, whatever is asked (https://webkit.org/blog/10218/full-third-party-cookie-blocking-and-more/).
 */
export async function askToPersist(): Promise<void> {
  // Where that cannot be kept there is nothing to persist, either.
  if (readKept(KEY) !== undefined || !writeKept(KEY, new Date().toISOString())) return;
  await navigator.storage?.persist?.().catch(() => {});
}
