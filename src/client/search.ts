/**
 * Opens the search: by its button, by Ctrl K, ⌘ K or `/`. It is fetched when somebody goes for it; what is typed until it is there is kept
 * for its field. Stands in the page's head, before ./replay.ts, which has nothing to do with it.
 */
import { opensSearch } from "./keys.ts";
import { tellMissing } from "./missing.ts";

/** Where src/search/dialog.ts is, as the build has made it; and the site, `/` or a folder. */
declare const DIALOG: string;
declare const BASE: string;

type Dialog = { openSearch(baseUrl: string, typed: string): void };

const OPENER = '[aria-haspopup="dialog"]';
const address: string = DIALOG;
let failures = 0;
/** A browser remembers that a module did not arrive, by its address: the next try has another. */
const fetchDialog = (): Promise<Dialog> =>
  import(failures > 0 ? `${address}?again=${failures}` : address).catch((error) => {
    failures += 1;
    throw error;
  });
const opens = ({ target }: Event): boolean => target instanceof Element && target.closest(OPENER) !== null;

/** What was typed since the search was asked for; `undefined`: it is open, or nobody asked. */
let typed: string | undefined;

async function open(): Promise<void> {
  if (typed !== undefined || document.querySelector("dialog.search")) return;
  typed = "";
  try {
    const { openSearch } = await fetchDialog();
    openSearch(BASE, typed);
  } catch {
    tellMissing("The search did not arrive; reading works without it. Ask again, or:");
  }
  typed = undefined;
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

addEventListener(
  "keydown",
  (event) => {
    if (opensSearch(event)) {
      stop(event); // browsers have a search of their own on some of these keys
      void open();
    } else if (typed !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (event.key === "Backspace") typed = typed.slice(0, -1);
      else if (event.key.length === 1) typed += event.key;
      else return;
      stop(event);
    }
  },
  { capture: true },
);
addEventListener("click", (event) => opens(event) && void open(), { capture: true });
// A finger or a mouse on its way.
addEventListener("pointerdown", (event) => opens(event) && fetchDialog().catch(() => {}), { capture: true });
