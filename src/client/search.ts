/**
 * Opens the search: by its button, by Ctrl K, ⌘ K or `/`. The field stands here, so that it opens with the press and takes what is typed; what
 * answers it, and says how, is fetched then. Stands in the page's head, before ./replay.ts, which has nothing to do with it.
 */
import { opensSearch } from "./keys.ts";
import { tellMissing } from "./missing.ts";

/** Where src/search/dialog.ts is, as the build has made it; and the site, `/` or a folder. */
declare const DIALOG: string;
declare const BASE: string;

const FIELD = '<div class="search-bar"><input class="field search-field" type="search" role="combobox" aria-label="Search the book"></div>';

type Search = { answerSearch(dialog: HTMLDialogElement, baseUrl: string): void };

const OPENER = '[aria-haspopup="dialog"]';
const address: string = DIALOG;
let failures = 0;
/** A browser remembers that a module did not arrive, by its address: the next try has another. */
const fetchSearch = (): Promise<Search> =>
  import(failures > 0 ? `${address}?again=${failures}` : address).catch((error) => {
    failures += 1;
    throw error;
  });
const opens = ({ target }: Event): boolean => target instanceof Element && target.closest(OPENER) !== null;

/** What was typed for a search that did not arrive. */
let typed = "";

async function open(): Promise<void> {
  if (document.querySelector("dialog.search")) return;
  const dialog = Object.assign(document.createElement("dialog"), { className: "search", ariaLabel: "Search the book", innerHTML: FIELD });
  const field = dialog.querySelector("input") as HTMLInputElement;
  field.value = typed;
  // The dialog itself is its backdrop: all that is in it is another target.
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  try {
    const { answerSearch } = await fetchSearch();
    typed = "";
    if (dialog.open) answerSearch(dialog, BASE);
  } catch {
    typed = field.value;
    dialog.close();
    tellMissing("The search");
  }
}

addEventListener(
  "keydown",
  (event) => {
    if (!opensSearch(event)) return;
    // Browsers have a search of their own on some of these keys.
    event.preventDefault();
    event.stopImmediatePropagation();
    void open();
  },
  { capture: true },
);
addEventListener("click", (event) => opens(event) && void open(), { capture: true });
// A finger or a mouse on its way.
addEventListener("pointerdown", (event) => opens(event) && fetchSearch().catch(() => {}), { capture: true });
