/**
 * What a page does for readers without a network, once they have moved in it: starts the worker that keeps what is read, and says when a newer version
 * of the book is here. Nothing is changed under a reader: that is a press. Fetched by src/client/beside.ts.
 */
// What else waits for that comes in the same file.
import "../client/follow.ts";
import "../client/marked.ts";
import STYLES from "./newer.css";
import { isOff, register, registered, tell, whoIs } from "./registration.ts";

/** The build that this page is of; and the site, `/` or a folder. */
declare const BUILD: string;
declare const BASE: string;
/** The scripts of engines' workers that this page can speak with, by folder. */
declare const WORKERS: Record<string, string>;

// src/engines/spawn.ts asks for it before it starts one.
Object.assign(globalThis, { engineWorkers: WORKERS });

const { connection } = navigator as Navigator & { connection?: { saveData: boolean } };

async function start(): Promise<void> {
  if (!("serviceWorker" in navigator) || isOff()) return;
  const { serviceWorker } = navigator;
  const known = await registered(BASE);
  if (!known && connection?.saveData) return;
  const isFirst = !serviceWorker.controller;
  const registration = await register(BASE);
  watch(registration);
  if (!isFirst) return;
  const { active } = await serviceWorker.ready;
  const urls = [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)];
  if (active) tell(active, { ask: "seen", urls });
}

function watch(registration: ServiceWorkerRegistration): void {
  const { serviceWorker } = navigator;
  const look = (worker: ServiceWorker | null) => {
    if (worker?.state === "installed" && registration.active) void announce(registration, worker);
    else worker?.addEventListener("statechange", () => look(worker), { once: true });
  };
  look(registration.waiting);
  registration.addEventListener("updatefound", () => look(registration.installing));
  // Taken in another window.
  serviceWorker.addEventListener("controllerchange", () => serviceWorker.controller && announce(registration, serviceWorker.controller));
}

let taken = false;

/** Says that there is a newer version, unless this page is of it. */
async function announce(registration: ServiceWorkerRegistration, worker: ServiceWorker): Promise<void> {
  const who = await whoIs(worker);
  if (taken || !who || who.build === BUILD) return;
  document.querySelector(".newer")?.remove();
  const bar = Object.assign(document.createElement("div"), { className: "newer", role: "status", innerHTML: BAR });
  bar.dataset.offline = "newer";
  const [line, load, later] = ["p", ".action--main", ".action:not(.action--main)"].map((part) => bar.querySelector(part) as HTMLElement);
  if (hasAnswer()) line?.append(" What is answered on this page and not yet kept begins anew with it: finish first, if you like.");
  later?.addEventListener("click", () => bar.remove());
  load?.addEventListener("click", () => take(registration));
  bar.append(Object.assign(document.createElement("style"), { textContent: STYLES }));
  document.body.append(bar);
}

// By `popovertarget` a button is known to be none that React answers: src/client/replay.ts.
const BAR = `<p>A newer version of the book is here. This page stays as it is until you load it.</p>
<button type="button" class="action action--main" popovertarget="">Load it</button><button type="button" class="action" popovertarget="">Later</button>`;

/** Whether something was typed or ticked in the page. How much of it is read is kept by itself. */
function hasAnswer(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("main :is(input, textarea):not([data-reading] *)");
  return [...fields].some((field) => field.value !== field.defaultValue || ("checked" in field && field.checked !== field.defaultChecked));
}

/** Loads the newer version, in this window. In others it is announced. */
function take({ waiting }: ServiceWorkerRegistration): void {
  taken = true;
  if (waiting) {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    tell(waiting, { ask: "takeOver" });
  } else location.reload();
}

// Where a browser has no worker for this site, or no room, reading goes on as it did.
start().catch(() => {});
