import type { Page } from "playwright-core";

type Shift = PerformanceEntry & { value: number; sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[] };

/** What has moved on the screen so far, whatever caused it: a line per shift, with the elements that moved. */
export const moved = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const shifts: string[] = [];
        const at = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map(Math.round).join(" ");
        new PerformanceObserver((list) => {
          for (const { value, sources } of list.getEntries() as Shift[]) {
            const elements = sources.map(({ node, previousRect, currentRect }) => {
              const name = node instanceof Element ? `${node.tagName.toLowerCase()}.${node.className}` : node?.nodeName;
              return `${name} "${node?.textContent?.slice(0, 20)}" from ${at(previousRect)} to ${at(currentRect)}`;
            });
            shifts.push(`${value}: ${elements.join(", ")}`);
          }
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(shifts), 300);
      }),
  );
