import type { Request } from "../connection.ts";
import type { Tasks } from "./messages.ts";
import { serve } from "./serve.ts";

// The entry of a browser's worker: what differs from Node is here, and nothing else is.
const scope = globalThis as unknown as DedicatedWorker;
type DedicatedWorker = {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: "message", listen: (event: MessageEvent<Request<Tasks>>) => void): void;
};

const take = serve(
  (reply, transfer) => scope.postMessage(reply, transfer),
  (url) => fetch(url),
);
scope.addEventListener("message", ({ data }) => take(data));
