import type { Request } from "../connection.ts";
import { giveLexer } from "./lexer.ts"; // first: it has to be there before the lexer's own module begins
import type { Tasks } from "./messages.ts";
import { serve } from "./serve.ts";

// The entry of a browser's worker: what differs from Node is here and in lexer.ts, and nothing else is.
const scope = globalThis as unknown as DedicatedWorker;
type DedicatedWorker = {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: "message", listen: (event: MessageEvent<Request<Tasks>>) => void): void;
};

const take = serve(
  (reply, transfer) => scope.postMessage(reply, transfer),
  (url) => fetch(url),
  giveLexer,
);
scope.addEventListener("message", ({ data }) => take(data));
