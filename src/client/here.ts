/** Fetches the search for a page that has a field of it: the one that is not there. Stands in that page's head. */
import { tellMissing } from "./missing.ts";

/** Where src/search/dialog.ts is, as the build has made it; and the site, `/` or a folder. */
declare const DIALOG: string;
declare const BASE: string;

const address: string = DIALOG;

addEventListener("DOMContentLoaded", () =>
  (import(address) as Promise<{ searchHere(baseUrl: string, path: string): void }>)
    .then(({ searchHere }) => searchHere(BASE, location.pathname.slice(BASE.length)))
    .catch(() => tellMissing("The search")),
);
