import type { Locator, Page } from "playwright-core";

/** A press of a program's main button, until it has ended well, on the page's own clock: Playwright looks only every half second. */
export async function press(program: Locator, exit: string): Promise<number> {
  const ended = program.evaluate(
    (element, wanted) =>
      new Promise<number>((resolve, reject) => {
        let pressed: number | undefined;
        // What stands there from the run before is gone before this one begins.
        let began = false;
        element.addEventListener("click", ({ timeStamp }) => (pressed = timeStamp), { capture: true, once: true });
        const observer = new MutationObserver(() => {
          const isDone = element.querySelector(`[data-phase="done"][data-exit="${wanted}"]`);
          if (pressed === undefined || (isDone && !began)) return;
          began = true;
          if (!isDone) return;
          observer.disconnect();
          resolve(performance.now() - pressed);
        });
        setTimeout(() => reject(new Error("it did not end within 2 minutes")), 120_000);
        observer.observe(element, { subtree: true, childList: true, attributes: true });
      }),
    exit,
  );
  await program.locator(".action--main").click();
  return await ended;
}

/** Bytes of engines that a page fetches from now on, as they went over the network. */
export function countBytes(page: Page): () => number {
  const sizes: number[] = [];
  page.on("response", (response) => {
    if (response.url().includes("/engines/")) sizes.push(Number(response.headers()["content-length"] ?? 0));
  });
  return () => sizes.reduce((sum, size) => sum + size, 0);
}

export const median = (values: number[]): number =>
  Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN);
