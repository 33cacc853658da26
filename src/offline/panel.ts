import { goOf, postgresOf } from "./engine.ts";
import { NotKept } from "./keep.ts";
import { SEEN_CACHE } from "./list.ts";
import STYLES from "./panel.css";
import type { Part, Standing } from "./part.ts";
import { registered, setOff } from "./registration.ts";
import { textOf } from "./text.ts";

/** Where src/pages/_offline leaves room, by what belongs there. */
type Room = "notice" | "book" | "go" | "postgres" | "pages" | "off";

const room = (name: Room): HTMLElement | null => document.querySelector(`[data-offline="${name}"]`);

/**
 * Answers the page on reading without a network: what is kept of each part, and the buttons that get and remove it.
 * @param baseUrl where the site is, `/` or a folder
 * @param own the page's own address below it: at another one it stands in the place of a page that is not kept
 */
export function answerOffline(baseUrl: string, own: string): void {
  document.head.append(Object.assign(document.createElement("style"), { textContent: STYLES }));
  const base = new URL(baseUrl, location.href).href;
  const here = location.href.slice(base.length).replace(/[?#].*$/s, "");
  if (here !== own) tellNotKept(here);
  const obstacle = obstacleHere();
  if (obstacle) {
    say("notice", obstacle);
    return;
  }
  const parts = [control(room("book"), textOf(base)), control(room("go"), goOf(base)), control(room("postgres"), postgresOf(base))];
  const refresh = async () => {
    await Promise.all([...parts.map((part) => part?.refresh()), listPages(base)]);
  };
  offerOff(base, refresh);
  void refresh();
}

/** Why nothing can be kept here; `undefined` where it can. */
function obstacleHere(): string | undefined {
  if (!isSecureContext) return "This address is not served by https, so a browser keeps nothing for it. Reading with a network works.";
  if (!("serviceWorker" in navigator) || !("caches" in globalThis)) {
    return "This browser keeps nothing for this site: service workers or storage are blocked here, by its settings or in a private window. Reading with a network works as before.";
  }
  return undefined;
}

function say(name: Room, text: string): void {
  const place = room(name);
  place?.append(Object.assign(document.createElement("p"), { className: "offline-notice", role: "alert", textContent: text }));
}

function tellNotKept(path: string): void {
  document.title = "Not kept on this device";
  say("notice", `You are offline, and /${path} is not kept on this device, or there is no such page. `);
  const link = (href: string, textContent: string) => Object.assign(document.createElement("a"), { href, textContent });
  room("notice")?.lastElementChild?.append(link("#read", "What is kept"), " · ", link("", "Try again"));
}

const MB = 1_000_000;
const megabytes = (bytes: number): string => (bytes < 10 * MB ? (bytes / MB).toFixed(1) : Math.round(bytes / MB).toString());

function standingWords({ kept, total, toFetch }: Standing): string {
  if (kept >= total) return `Kept whole: ${megabytes(total)} MB on this device.`;
  if (kept > 0) return `Kept in part: ${megabytes(kept)} of ${megabytes(total)} MB. What is missing is not there without a network.`;
  return toFetch < 0.9 * total
    ? `Not kept. It takes ${megabytes(total)} MB on this device; about ${megabytes(toFetch)} MB are fetched from a host that compresses.`
    : `Not kept. It takes ${megabytes(total)} MB.`;
}

async function failure(error: unknown, { kept, total }: Standing): Promise<string> {
  if (!(error instanceof NotKept)) return (error as Error).message;
  const there = `${megabytes(kept)} of ${megabytes(total)} MB are kept`;
  switch (error.reason) {
    case "network":
      return `The network broke off: ${there}, and stay. Press again for the rest.`;
    case "full": {
      const quota = (await navigator.storage?.estimate?.().catch(() => undefined))?.quota;
      const limit = quota === undefined ? "" : ` This browser gives the site ${megabytes(quota)} MB.`;
      return `There is no room for the rest: ${there}.${limit} Remove something here or on the device, and press again.`;
    }
    case "changed":
      return `A newer version of the book was published meanwhile: ${there}. Load this page again, and press once more.`;
    case "blocked":
      return "This browser keeps nothing for this site: service workers or storage are blocked, by its settings or in a private window. Reading with a network works as before.";
  }
}

// By `popovertarget` a button is known to be none that React answers: src/client/replay.ts.
const CONTROLS = `<p role="status" class="offline-status"></p><p class="offline-bar" hidden><progress aria-label="Kept"></progress> <span aria-hidden="true"></span></p>
<p class="offline-actions"><button type="button" popovertarget="" class="action action--main" hidden></button>
<button type="button" popovertarget="" class="action" hidden>Stop</button><button type="button" popovertarget="" class="action" hidden>Remove</button></p>`;

/** The buttons of one part. */
function control(place: HTMLElement | null, part: Part): { refresh(): Promise<void> } | undefined {
  if (!place) return undefined;
  place.innerHTML = CONTROLS;
  const status = place.querySelector("[role=status]") as HTMLElement;
  const row = place.querySelector(".offline-bar") as HTMLElement;
  const bar = row.querySelector("progress") as HTMLProgressElement;
  const amount = row.querySelector("span") as HTMLElement;
  const [get, stop, remove] = [...place.querySelectorAll("button")] as [HTMLButtonElement, HTMLButtonElement, HTMLButtonElement];
  let running: AbortController | undefined;
  let last: Standing = { kept: 0, total: 0, toFetch: 0 };

  const show = (standing: Standing) => {
    last = standing;
    const isWhole = standing.kept >= standing.total;
    get.hidden = isWhole;
    get.textContent =
      standing.kept > 0 ? `Get the rest (${megabytes(standing.toFetch)} MB)` : `Make available offline (${megabytes(standing.toFetch)} MB)`;
    remove.hidden = standing.kept === 0;
  };
  const refresh = async (words?: string) => {
    if (running) return;
    try {
      show(await part.standing());
      status.textContent = words ?? standingWords(last);
    } catch (error) {
      for (const button of [get, remove]) button.hidden = true;
      const isOffline = error instanceof NotKept && error.reason === "network";
      status.textContent = words ?? (isOffline ? UNKNOWN : await failure(error, last));
    }
  };
  const showRunning = (is: boolean) => {
    for (const button of [get, remove]) button.hidden = is || button.hidden;
    stop.hidden = !is;
    row.hidden = !is;
  };

  get.addEventListener("click", async () => {
    if (running) return;
    running = new AbortController();
    showRunning(true);
    stop.focus();
    status.textContent = "Fetching. Keep this page open until it is there.";
    const words = await part.keep(running.signal, tell).then(
      () => undefined,
      (error) => (running?.signal.aborted ? "Stopped. What has arrived is kept: press again for the rest." : error),
    );
    running = undefined;
    showRunning(false);
    await refresh();
    if (words !== undefined) status.textContent = typeof words === "string" ? words : await failure(words, last);
    (get.hidden ? remove : get).focus();
  });
  const tell = (standing: Standing) => {
    last = standing;
    bar.max = standing.total;
    bar.value = standing.kept;
    amount.textContent = `${megabytes(standing.kept)} of ${megabytes(standing.total)} MB`;
  };
  stop.addEventListener("click", () => running?.abort());
  remove.addEventListener("click", async () => {
    await part.remove();
    await refresh("Removed from this device.");
    get.focus();
  });
  return { refresh };
}

const UNKNOWN = "Not kept whole. What it takes could not be fetched: is the network there? Load the page again.";

/** So many pages are named; of more, how many there are. */
const NAMED = 60;

/** Lists the pages that are kept because they were read. */
async function listPages(base: string): Promise<void> {
  const place = room("pages");
  if (!place) return;
  const names = (await caches.keys().catch(() => [])).filter((name) => name.startsWith(SEEN_CACHE));
  const found = new Map<string, string>();
  for (const name of names) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = request.url.slice(base.length);
      if (!/(^|\/)$/.test(path) || found.has(path)) continue;
      const html = (await (await cache.match(request))?.text()) ?? "";
      // A title ends with the site's.
      found.set(path, /<title[^>]*>(.*?)( \| [^<]*)?<\/title>/s.exec(html)?.[1] ?? path);
    }
  }
  const items = [...found].slice(0, NAMED).map(([path, title]) => {
    const link = Object.assign(document.createElement("a"), { href: base + path });
    link.innerHTML = title; // as it stands in the page's own markup
    const item = document.createElement("li");
    item.append(link);
    return item;
  });
  const list = document.createElement("ul");
  list.append(...items);
  const more = found.size > NAMED ? ` and ${found.size - NAMED} more` : "";
  place.replaceChildren(
    Object.assign(document.createElement("p"), {
      textContent:
        items.length > 0
          ? `Pages you have read are kept until the next version of the book${more}:`
          : "No page is kept yet because you read it.",
    }),
    ...(items.length > 0 ? [list] : []),
  );
}

/** One press removes all, and nothing is kept from then on. */
function offerOff(base: string, refresh: () => Promise<void>): void {
  const place = room("off");
  if (!place) return;
  place.innerHTML = `<p class="offline-actions"><button type="button" popovertarget="" class="action">Remove all, and keep nothing</button></p><p role="status" class="offline-status"></p>`;
  place.querySelector("button")?.addEventListener("click", async () => {
    setOff(true);
    for (const name of await caches.keys()) await caches.delete(name);
    await (await registered(base))?.unregister();
    await refresh();
    const status = place.querySelector("[role=status]");
    if (status) status.textContent = "Nothing of the book is kept on this device, until you press a button above.";
  });
}
