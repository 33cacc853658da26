/**
 * The service worker of an engine's folder, and of nothing else: pages are not below it, workers that are started from it are. It answers with what
 * is kept, under an address, which is what a browser keeps compiled code by: code of modules that were given as bytes is compiled anew at each visit.
 */
const scope = globalThis as unknown as KeeperScope;
type KeeperScope = {
  skipWaiting(): Promise<void>;
  addEventListener(type: "install", listen: () => void): void;
  addEventListener(type: "fetch", listen: (event: Fetching) => void): void;
};
type Fetching = { request: Request; respondWith(response: Promise<Response>): void };

scope.addEventListener("install", () => void scope.skipWaiting());
scope.addEventListener("fetch", (event) => {
  // Names with a hash: what is kept is right.
  if (/\.(wasm|js)$/.test(event.request.url)) event.respondWith(kept(event.request));
});

async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

export type {};
