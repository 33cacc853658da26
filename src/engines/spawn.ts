import type { NoManifest, Served } from "./artefact.ts";
import type { Spawned } from "./connection.ts";

/** The worker's script, by where the engine's files are: in memory from the first time on, so that no later worker needs the network. */
const scripts = new Map<string, Promise<string>>();

/** How the worker is called, and what is said, in words for readers, where its script cannot be had. */
type Script = { name: string; missing: string };

/** Starts a worker in a browser. What it is asked before it is there waits. */
export function spawnWorker(base: string, { name, missing }: Script): Spawned {
  let fail: (message: string) => void = () => {};
  let ended = false;
  const starting = scriptOf(base, missing).then((script) => (ended ? undefined : new Worker(script, { name })));
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

function scriptOf(base: string, missing: string): Promise<string> {
  const known = scripts.get(base);
  if (known) return known;
  const script = fetchScript(base, missing);
  scripts.set(base, script);
  script.catch(() => scripts.delete(base)); // the network may come back
  return script;
}

async function fetchScript(base: string, missing: string): Promise<string> {
  const get = async (file: string): Promise<Response> => {
    const response = await fetch(base + file).catch(() => undefined);
    if (response?.ok) return response;
    throw new Error(missing);
  };
  const manifest = (await (await get("manifest.json")).json()) as Served<object> | NoManifest;
  if ("missing" in manifest) throw new Error(manifest.missing);
  const source = await (await get(manifest.worker)).blob();
  return URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
}
