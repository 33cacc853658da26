const FILE = "libpg-query.wasm";

const { promise, resolve } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
const network = globalThis.fetch.bind(globalThis);

/**
 * libpg-query fetches its WebAssembly from beside its script as soon as it is imported, and takes no other way. A worker made from a script
 * in memory has nothing beside it, so that this one fetch is answered here, once the engine has the file.
 */
globalThis.fetch = async (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  if (!url.endsWith(FILE)) return await network(input, init);
  return new Response(await promise, { headers: { "content-type": "application/wasm" } });
};

export const giveLexer = resolve;
