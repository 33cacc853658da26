import type { Artefact } from "./artefact.ts";
import { notFetched } from "./missing.ts";

/** Where the engine's files come from: the page's `fetch`, or under Node one that reads a folder. */
export type Fetch = (url: string) => Promise<Response>;

/**
 * One file of an engine, packed.
 * @param name begins sentences for readers: `The compiler`
 * @param onBytes is told of each piece that arrives, by its length
 * @throws in words for readers, where it did not arrive, or not whole
 */
export async function fetchWhole(
  fetch: Fetch,
  url: string,
  { bytes: length }: Pick<Artefact, "bytes">,
  name: string,
  onBytes: (count: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  // What fetch rejects with are a browser's words, and no reader's: "Failed to fetch".
  const response = await fetch(url).catch(() => {
    throw new Error(notFetched(name));
  });
  if (!response.ok || !response.body) throw new Error(`${name} could not be fetched: ${url} answers ${response.status}.`);
  const packed = new Uint8Array(length);
  let at = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    if (at + value.length > length) throw new Error(`${url} is longer than the ${length} bytes it should have.`);
    packed.set(value, at);
    at += value.length;
    onBytes(value.length);
  }
  if (at < length) throw new Error(`${url} broke off after ${at} of ${length} bytes.`);
  return packed;
}
