/** A link to a listing may carry a program: `?program=<deflated, base64url>#l-<id>`. It is the reader's text, and is shown as text. */
const PARAMETER = "program";
const FORMAT = "deflate-raw";

/** Whether the address is one of a changed program of this listing. */
export const isLinkedTo = (id: string): boolean => location.hash === `#${id}` && new URLSearchParams(location.search).has(PARAMETER);

/** The program that the address carries. @throws where it was cut short or is none */
export async function linkedProgram(): Promise<string> {
  const packed = new URLSearchParams(location.search).get(PARAMETER) ?? "";
  const bytes = Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
  return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream(FORMAT))).text();
}

/** The address of a listing with this program in it. */
export async function linkTo(id: string, text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream(FORMAT));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const packed = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
  const url = new URL(location.href);
  url.search = new URLSearchParams({ [PARAMETER]: packed }).toString();
  url.hash = id;
  return url.href;
}
