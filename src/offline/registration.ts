import { readKept, writeKept } from "../client/kept.ts";
import { NotKept } from "./keep.ts";
import { type Asked, type Who, WORKER_FILE } from "./list.ts";

/** In localStorage, where a reader wants nothing kept. */
const OFF = "offline-off";

/** Where storage is blocked nothing is kept anyway. */
export const isOff = (): boolean => readKept(OFF) !== undefined;

export const setOff = (off: boolean): boolean => writeKept(OFF, off ? "" : undefined);

/** Registers the worker of the book. @param base the site's own address, `/` or a folder @throws where a browser has none, or none for this site */
export const register = (base: string): Promise<ServiceWorkerRegistration> =>
  navigator.serviceWorker.register(base + WORKER_FILE, { scope: base });

/** The book's registration, and not that of an engine's folder, or of another book on the same host. */
export async function registered(base: string): Promise<ServiceWorkerRegistration | undefined> {
  const found = await navigator.serviceWorker?.getRegistration(base);
  return found?.scope === new URL(base, location.href).href ? found : undefined;
}

/** Asks a worker which build it is of; `undefined` where it says nothing. */
export function whoIs(worker: ServiceWorker): Promise<Who | undefined> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS, undefined);
    port1.addEventListener("message", ({ data }) => resolve(data as Who), { once: true });
    port1.start();
    tell(worker, { ask: "who" }, port2);
  });
}

const PATIENCE_MS = 5000;

export const tell = (worker: ServiceWorker, asked: Asked, ...ports: MessagePort[]): void => worker.postMessage(asked, ports);

const reached = (worker: ServiceWorker, states: readonly ServiceWorkerState[]): Promise<void> =>
  new Promise((resolve) => {
    const look = () => states.includes(worker.state) && resolve();
    worker.addEventListener("statechange", look);
    look();
  });

/**
 * The newest worker that there is, at work.
 * @throws {NotKept} where it cannot be had
 */
export async function newestWorker(base: string): Promise<ServiceWorker> {
  if (!("serviceWorker" in navigator)) throw new NotKept("blocked", "service worker");
  const registration = await register(base).catch(() => {
    throw new NotKept("blocked", "service worker");
  });
  // Without a network there is none that is newer.
  await registration.update().catch(() => {});
  const { installing } = registration;
  // One that could not fetch what it needs is given up, and the one before it stays.
  if (installing) await reached(installing, ["installed", "activated", "redundant"]);
  const { waiting } = registration;
  if (waiting) tell(waiting, { ask: "takeOver" });
  const worker = waiting ?? registration.active;
  if (!worker) throw new NotKept("network", "service worker");
  await reached(worker, ["activated", "redundant"]);
  if (worker.state === "redundant") throw new NotKept("network", "service worker");
  return worker;
}
