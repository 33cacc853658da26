import { readFile } from "node:fs/promises";
import { parentPort } from "node:worker_threads";
import { serve } from "../../src/engines/go/serve.ts";

// The engine's worker under Node: what src/engines/go/worker.ts is in a browser.
const port = parentPort;
if (!port) throw new Error("verify/parity/thread.ts is the entry of a thread");
const take = serve(
  (reply, transfer) => port.postMessage(reply, transfer),
  async (url) => new Response(await readFile(new URL(url))),
);
port.on("message", take);
