/** Copies the Markdown of a page, which stands beside it, and says how that went. Fetched with ./page.ts. */
/** Long enough to be read; a failure stays. */
const SAID_MS = 6000;

/**
 * Where something is said over the foot of the page, so that nothing in it moves. It is there before what is to be read out, with words of its own, so
 * that it does not grow with those that follow.
 */
function place(): HTMLElement {
  document.querySelector(".missing")?.remove();
  const said = Object.assign(document.createElement("p"), { className: "missing", role: "status", textContent: "Copying…" });
  document.body.append(said);
  return said;
}

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  // Some hosts answer with a page where there is no file.
  if (!response.ok || response.headers.get("content-type")?.includes("html")) throw new Error(`${address}: ${response.status}`);
  return await response.text();
}

/** Safari allows it only to who asks at once, so what is written may still be on its way; Firefox 125 and 126 take no more than text. */
async function write(text: Promise<string>): Promise<void> {
  if (!("ClipboardItem" in window)) return navigator.clipboard.writeText(await text);
  const blob = text.then((all) => new Blob([all], { type: "text/plain" }));
  // Told by `text`, whatever the clipboard says.
  blob.catch(() => {});
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}

/** @param button stands before the link to what is copied */
export async function copy(button: HTMLElement): Promise<void> {
  const { href } = button.nextElementSibling as HTMLAnchorElement;
  const said = place();
  const text = fetchText(href);
  try {
    await write(text);
    said.textContent = "Copied: this page as Markdown.";
    setTimeout(() => said.remove(), SAID_MS);
  } catch {
    const arrived = await text.catch(() => undefined);
    if (arrived === undefined) {
      said.textContent = "The Markdown of this page did not arrive. Are you offline? Then press again later; nothing was copied.";
      return;
    }
    said.textContent = "This browser does not let the page copy here. ";
    said.append(Object.assign(document.createElement("a"), { href, textContent: "Open the Markdown" }), ", and copy it there.");
  }
}
