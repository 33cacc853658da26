/** Fetches what answers the page on reading without a network. Stands in that page's head. */
import { tellMissing } from "./missing.ts";

/** Where src/offline/panel.ts is, as the build has made it; the site, `/` or a folder; and the page's address below it. */
declare const PANEL: string;
declare const BASE: string;
declare const OWN: string;

const address: string = PANEL;

addEventListener("DOMContentLoaded", () =>
  (import(address) as Promise<{ answerOffline(baseUrl: string, own: string): void }>)
    .then(({ answerOffline }) => answerOffline(BASE, OWN))
    .catch(() => tellMissing("What keeps the book on this device")),
);
