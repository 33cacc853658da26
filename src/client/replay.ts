/**
 * A page without React until somebody needs it. Stands in the page's head, and is all the script a reader gets who only reads.
 *
 * What React has to answer is held: buttons pressed, boxes ticked, text and keys typed. It wakes React, and is replayed in order once
 * Docusaurus says `data-has-hydrated`. What browsers do by themselves is left to them: links, folded answers, popovers, the colours. The search is a
 * script of its own: ./search.ts.
 */
import { isTyping } from "./keys.ts";
import { tellMissing } from "./missing.ts";

/** Docusaurus' scripts, in the order they have to run; the build knows their names. */
declare const SCRIPTS: string[];

const root = document.documentElement;
const PATIENCE_MS = 20_000;

/** What React answers. A page that has none of it fetches nothing ahead. How much is read is the matter of ./reading.ts, and copying of ./take.ts. */
const ANSWERED = "main :is(button:not([popovertarget]), input, select, textarea, label):not([data-copy], [data-reading] *, search *)";

const CONTROLS = "button, input, select, textarea";

const replays: (() => void)[] = [];
const restores: (() => void)[] = [];
const fields = new Map<Field, string>();
let woken = false;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const listening = new AbortController();
function on<K extends keyof WindowEventMap>(type: K, listener: (event: WindowEventMap[K]) => void): void {
  window.addEventListener(type, listener, { capture: true, signal: listening.signal });
}

/** Scripts that were asked for, and did not fail. */
const asked = new Set<string>();

/** Starts React, once; again, where a script did not arrive. */
function wake(): void {
  if (woken) return;
  woken = true;
  root.dataset.waking = "";
  for (const src of SCRIPTS) {
    if (asked.has(src)) continue;
    asked.add(src);
    const script = Object.assign(document.createElement("script"), { src, async: false });
    script.addEventListener("error", () => {
      asked.delete(src);
      woken = false;
    });
    document.head.append(script);
  }
  setTimeout(() => root.dataset.hasHydrated !== "true" && fail(), PATIENCE_MS);
}

/** Says that React will not come. What is on the page stays readable. */
function fail(): void {
  if (!("waking" in root.dataset)) return;
  delete root.dataset.waking;
  replays.length = 0;
  restores.length = 0;
  tellMissing("What answers buttons and fields");
}

/** The button of the search, the dialog it opens, and a field of it in a page. */
const isOfSearch = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('dialog.search, search, [aria-haspopup="dialog"]') !== null;

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

on("click", (event) => {
  const control = (event.target as Element).closest<HTMLElement>(CONTROLS);
  if (!control || isOfSearch(control) || control.matches("[popovertarget], [data-colours], [data-copy], [data-reading] *")) return;
  wake();
  // React may be listening already, and must not answer twice.
  if (control instanceof HTMLInputElement && /checkbox|radio/.test(control.type)) {
    event.stopImmediatePropagation();
    holdTick(control);
  } else if (control instanceof HTMLButtonElement) {
    stop(event);
    replays.push(clickAgain(control));
  }
});

/**
 * Where a browser has translated a page, React finds other texts than it served, and makes the page anew. The control that was pressed is another
 * then, and known by its place.
 */
function clickAgain(control: HTMLElement): () => void {
  const at = [...document.querySelectorAll(CONTROLS)].indexOf(control);
  return () => (control.isConnected ? control : document.querySelectorAll<HTMLElement>(CONTROLS)[at])?.click();
}

/** The box shows its tick at once. React takes over what it finds, so the tick is taken back and given again before its eyes. */
function holdTick(box: HTMLInputElement): void {
  const now = box.checked;
  restores.unshift(() => {
    box.checked = box.type === "checkbox" && !now;
  });
  replays.push(clickAgain(box));
}

on("submit", stop);

on("input", ({ target }) => {
  if (!isTyping(target) || isOfSearch(target)) return;
  wake();
  fields.set(target as Field, (target as Field).value);
});

on("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  if (key.length !== 1 || key === " " || ctrlKey || metaKey || altKey || isTyping(target)) return;
  wake();
  event.stopImmediatePropagation();
  replays.push(() => target?.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true })));
});

/** Gives a field its text as if it was typed now; React ignores an event that changes nothing it knows of. A file stays chosen, and nobody may set it. */
function retype(field: Field, text: string): void {
  const { selectionStart = null, selectionEnd = null, type } = field as HTMLInputElement;
  if (type !== "file") {
    field.value = "";
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, text);
  }
  field.dispatchEvent(new Event(/^(select|file)/.test(type) ? "change" : "input", { bubbles: true }));
  if (selectionStart !== null) (field as HTMLInputElement).setSelectionRange(selectionStart, selectionEnd);
}

function replay(): void {
  delete root.dataset.waking;
  listening.abort();
  for (const restore of restores) restore();
  for (const [field, text] of fields) retype(field, text);
  for (const again of replays) again();
}

/** What will be needed is fetched, and not run, once the reader has moved in the page, and it has nothing else to do. */
function fetchAhead(): void {
  const { connection } = navigator as Navigator & { connection?: { saveData: boolean } };
  if (woken || connection?.saveData || !document.querySelector(ANSWERED)) return;
  for (const src of SCRIPTS) fetch(src, { priority: "low" }).catch(() => {});
}
/** Asking for files takes a slow processor 30 ms, and what follows a first move is often a tap, which should not wait for them. */
const AFTER_MS = 300;
const moved = new AbortController();
for (const type of ["scroll", "pointermove", "touchstart", "keydown"]) {
  const whenIdle = ({ target }: Event) => {
    if (isOfSearch(target)) return;
    moved.abort();
    setTimeout(() => (window.requestIdleCallback ?? setTimeout)(fetchAhead), AFTER_MS);
  };
  window.addEventListener(type, whenIdle, { passive: true, capture: true, signal: moved.signal });
}

// A finger or a mouse on its way to something React answers.
on("pointerdown", ({ target }) => {
  if ((target as Element).closest(ANSWERED)) wake();
});
on("focusin", ({ target }) => isTyping(target) && !isOfSearch(target) && wake());
window.addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && fail(), true);

new MutationObserver((_, observer) => {
  if (root.dataset.hasHydrated !== "true") return;
  observer.disconnect();
  // After the effects that belong to this commit.
  setTimeout(replay);
}).observe(root, { attributeFilter: ["data-has-hydrated"] });

/** Whether the reader has changed a program of this page: src/views/program/kept.ts has their names. */
function keepsProgram(): boolean {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith(`program ${location.pathname}#`));
  } catch {
    return false; // blocked
  }
}

// A page that reads its address, and was given one to read; and one with a changed program, since what is shown is what runs.
addEventListener("DOMContentLoaded", () => {
  if (document.querySelector("[data-reads-address]") && (location.search || keepsProgram())) wake();
});
