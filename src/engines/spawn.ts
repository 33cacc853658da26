import type { NoManifest, Served } from "./artefact.ts";
import type { Spawned } from "./connection.ts";
import { OTHER_BUILD } from "./missing.ts";

/** The worker's script, by where the engine's files are: in memory from the first time on, so that no later worker needs the network. */
const scripts = new Map<string, Promise<Scripts>>();

/** Addresses of one script: in memory, and among the engine's files, where its keeper answers for it. */
type Scripts = { inMemory: string; inFolder: string | undefined };

/** How the worker is called, what is said, in words for readers, where its script cannot be had, and which cache its keeper answers from, if any. */
type Script = { name: string; missing: string; cache?: string };

/** Starts a worker in a browser. What it is asked before it is there waits. */
export function spawnWorker(base: string, script: Script): Spawned {
  let fail: (message: string) => void = () => {};
  let ended = false;
  const starting = scriptsOf(base, script).then(({ inMemory, inFolder }) => {
    if (ended) return undefined;
    return new Worker(script.cache !== undefined && inFolder ? inFolder : inMemory, { name: script.name });
  });
  const onWorker = (act: (worker: Worker) => void) =>
    void starting.then(
      (worker) => worker && act(worker),
      (error: Error) => fail(error.message),
    );
  return {
    post: (request) => onWorker((worker) => worker.postMessage(request)),
    onReply: (listen) => onWorker((worker) => worker.addEventListener("message", ({ data }) => listen(data))),
    onError: (listen) => {
      fail = listen;
      onWorker((worker) => worker.addEventListener("error", ({ message }) => listen(message || "The worker could not be started.")));
    },
    terminate: () => {
      ended = true;
      onWorker((worker) => worker.terminate());
    },
  };
}

function scriptsOf(base: string, script: Script): Promise<Scripts> {
  const known = scripts.get(base);
  if (known) return known;
  const fetched = fetchScript(base, script);
  scripts.set(base, fetched);
  fetched.catch(() => scripts.delete(base)); // the network may come back
  return fetched;
}

async function fetchScript(base: string, { missing, cache }: Script): Promise<Scripts> {
  const get = async (file: string): Promise<Response> => {
    const response = await fetch(base + file).catch(() => undefined);
    if (response?.ok) return response;
    throw new Error(missing);
  };
  const keeping = cache === undefined ? false : startKeeper(base);
  const manifest = (await (await get("manifest.json")).json()) as Served<object> | NoManifest;
  if ("missing" in manifest) throw new Error(manifest.missing);
  const { engineWorkers } = globalThis as { engineWorkers?: Record<string, string> };
  const own = engineWorkers?.[base.split("/").at(-2) ?? ""];
  // What a page and its worker say to each other is a matter of one build.
  if (own !== undefined && own !== manifest.worker) throw new Error(OTHER_BUILD);
  const script = await get(manifest.worker);
  const kept = script.clone();
  const inMemory = URL.createObjectURL(new Blob([await script.blob()], { type: "text/javascript" }));
  const isKept = cache !== undefined && (await keeping) && (await keep(cache, base + manifest.worker, kept));
  return { inMemory, inFolder: isKept ? base + manifest.worker : undefined };
}

/** Puts a script where the keeper finds it. @returns whether it could be kept */
async function keep(cache: string, url: string, script: Response): Promise<boolean> {
  try {
    await (await caches.open(cache)).put(url, script);
    return true;
  } catch {
    return false;
  }
}

const PATIENCE_MS = 2000;

/** Starts ./keeper.ts. @returns whether it answers for workers that are started from now on; not where storage is blocked */
export async function startKeeper(base: string): Promise<boolean> {
  try {
    const { active, waiting, installing } = await navigator.serviceWorker.register(`${base}keeper.js`);
    if (active) return true;
    const starting = waiting ?? installing;
    return await new Promise((resolve) => {
      setTimeout(resolve, PATIENCE_MS, false);
      starting?.addEventListener("statechange", () => starting.state === "activated" && resolve(true));
    });
  } catch {
    return false;
  }
}
