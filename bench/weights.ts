import { setTimeout } from "node:timers/promises";
import { chromium } from "playwright-core";
import { findChromium } from "../scripts/chromium.ts";
import type { Sent } from "./serve.ts";
import { onPhone, type Site } from "./taps.ts";

export type Weights = { before: Sent; after: Sent };

/** What a phone fetches that has never been here: for the page alone, and until the menu was opened and the network is silent again. */
export async function weigh({ peer, origin, sent }: Site, address: string): Promise<Weights> {
  const browser = await chromium.launch(findChromium());
  Object.assign(sent, { bytes: 0, requests: 0 });
  try {
    return await onPhone(browser, `${origin}${peer.urlOf(address)}`, 1, async (page) => {
      const before = await whenQuiet(sent);
      await page.locator(peer.menu.press).filter({ visible: true }).first().tap();
      return { before, after: await whenQuiet(sent) };
    });
  } finally {
    await browser.close();
  }
}

const QUIET_MS = 1500;

/** What was sent by the time that nothing was for a while: some fetch more when they have had nothing to do for a moment. */
async function whenQuiet(sent: Sent): Promise<Sent> {
  for (let before = -1; sent.requests !== before; ) {
    before = sent.requests;
    await setTimeout(QUIET_MS);
  }
  return { bytes: sent.bytes, requests: sent.requests };
}
