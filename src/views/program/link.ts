/** A link to a listing may carry a program: `?program=<deflated, base64url>#l-<id>`. It is the reader's text, and is shown as text. */
const PARAMETER = "program";
const FORMAT = "deflate-raw";

/**
 * Bytes of a program that a link carries at most, and characters of it when it is packed. None of the book has a tenth of that, and a few kilobytes
 * can be unpacked to as much as a page can hold.
 */
const MOST = 65_536;
export const MOST_SAID = `${MOST / 1024} KB`;
/** Characters of it that hosts take in an address, with the rest of what they are sent. */
const SENT = 7_000;

/** A program that is too long for a link. */
export class TooLong extends Error {}

/** Whether the address is one of a changed program of this listing. */
export const isLinkedTo = (id: string): boolean => location.hash === `#${id}` && new URLSearchParams(location.search).has(PARAMETER);

/** The program that the address carries. @throws TooLong, and where it was cut short or is none */
export async function linkedProgram(): Promise<string> {
  const packed = new URLSearchParams(location.search).get(PARAMETER) ?? "";
  if (packed.length > MOST) throw new TooLong();
  const bytes = Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  // What is too long is not unpacked to its end.
  for await (const part of read(new Blob([bytes]).stream().pipeThrough(new DecompressionStream(FORMAT)))) {
    size += part.length;
    if (size > MOST) throw new TooLong();
    parts.push(part);
  }
  return await new Blob(parts).text();
}

/** A stream, part by part; given up where its reader stops. Not every browser can iterate over one by itself. */
async function* read<Part>(stream: ReadableStream<Part>): AsyncGenerator<Part> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}

/** The address of a listing with this program in it. @throws TooLong */
export async function linkTo(id: string, text: string): Promise<string> {
  const whole = new Blob([text]);
  if (whole.size > MOST) throw new TooLong();
  const bytes = new Uint8Array(await new Response(whole.stream().pipeThrough(new CompressionStream(FORMAT))).arrayBuffer());
  const packed = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
  if (packed.length > SENT) throw new TooLong();
  const url = new URL(location.href);
  url.search = new URLSearchParams({ [PARAMETER]: packed }).toString();
  url.hash = id;
  return url.href;
}
