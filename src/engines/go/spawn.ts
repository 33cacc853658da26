import type { Spawned } from "./line.ts";

/** Starts a worker in a browser. */
export function spawnWorker(): Spawned {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "go" });
  return {
    post: (request) => worker.postMessage(request),
    onReply: (listen) => worker.addEventListener("message", ({ data }) => listen(data)),
    onError: (listen) => worker.addEventListener("error", ({ message }) => listen(message || "The worker could not be started.")),
    terminate: () => worker.terminate(),
  };
}
