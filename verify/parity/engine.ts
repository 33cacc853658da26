import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { openGo } from "../../src/engines/go/client.ts";
import type { Spawned } from "../../src/engines/go/line.ts";
import type { GoEngine } from "../../src/engines/go/types.ts";

/** The page's engine under Node: the same files, the same code, threads in place of a browser's workers. Keeps the process until it is disposed of. */
export const openGoUnderNode = (folder: string): GoEngine => openGo(`${pathToFileURL(folder).href}/`, spawnThread);

function spawnThread(): Spawned {
  const thread = new Worker(join(import.meta.dirname, "thread.ts"), { execArgv: ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"] });
  return {
    post: (request) => thread.postMessage(request),
    onReply: (listen) => thread.on("message", listen),
    onError: (listen) => thread.on("error", (error) => listen(String(error))),
    terminate: () => void thread.terminate(),
  };
}
