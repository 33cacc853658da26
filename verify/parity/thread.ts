import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parentPort, type Transferable, Worker } from "node:worker_threads";
import type { Reply, Spawned } from "../../src/engines/connection.ts";
import type { Fetch } from "../../src/engines/store.ts";

/** A thread in the place of a browser's worker. `file`: its entry, in this folder. */
export function spawnThread(file: string): Spawned {
  const thread = new Worker(join(import.meta.dirname, file), { execArgv: ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"] });
  return {
    post: (request) => thread.postMessage(request),
    onReply: (listen) => thread.on("message", listen),
    onError: (listen) => thread.on("error", (error) => listen(String(error))),
    terminate: () => void thread.terminate(),
  };
}

type Serve<Request> = (post: (reply: Reply<unknown>, transfer: ArrayBuffer[]) => void, fetch: Fetch) => (request: Request) => void;

/** What a thread's entry does: an engine's worker, with files in the place of a network. */
export function serveThread<Request>(serve: Serve<Request>): void {
  const port = parentPort;
  if (!port) throw new Error("this is the entry of a thread");
  const take = serve(
    (reply, transfer) => port.postMessage(reply, transfer as Transferable[]),
    async (url) => new Response(await readFile(new URL(url))),
  );
  port.on("message", take);
}
