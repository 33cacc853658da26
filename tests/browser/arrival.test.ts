import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import serve from "serve-handler";
import { expect, test } from "vitest";
import { moved } from "./shift.ts";
import { describeInBrowser, openSite } from "./site.ts";

const visit = openSite();
const PAGES = ["/", "/questions/", "/go/", "/go/scheduler/"];

/** How long one piece stands alone: two frames, so that the browser has drawn it. */
const PIECE_MS = 35;
/** What is cut into its single tags: what stands on the first screen, and the foot. */
const [HEAD_OF_MAIN, FOOT] = [2_000, 1_500];

/** A page in the order it arrives in: the bar, the beginning of its text and its foot tag by tag, what lies between at once. */
function pieces(html: string): string[] {
  const [bar, main] = [html.indexOf("<header"), html.indexOf("<main")];
  const foot = Math.max(main, html.length - FOOT);
  const first = html.indexOf("</header>");
  const tags = (part: string) => part.split(/(?<=>)/);
  return [
    html.slice(0, bar),
    ...tags(html.slice(bar, first)),
    html.slice(first, main),
    ...tags(html.slice(main, Math.min(foot, main + HEAD_OF_MAIN))),
    html.slice(Math.min(foot, main + HEAD_OF_MAIN), foot),
    ...tags(html.slice(foot)),
  ].filter((piece) => piece !== "");
}

describeInBrowser("a page that arrives slowly moves nothing that is on the screen", () => {
  test.each(PAGES)("%s", async (url) => {
    const parts = pieces(readFileSync(`build${url}index.html`, "utf8"));
    const server = createServer(async (request, response) => {
      if (request.url !== url) return serve(request, response, { public: "build" });
      response.writeHead(200, { "content-type": "text/html" });
      for (const part of parts) {
        response.write(part);
        await new Promise((resolve) => setTimeout(resolve, PIECE_MS));
      }
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const movedAt = async (width: number) => {
      const { page } = await visit("/nowhere/");
      await page.setViewportSize({ width, height: 844 });
      await page.goto(origin + url);
      return moved(page);
    };
    try {
      const widths = [390, 1024, 1280];
      expect(await Promise.all(widths.map(movedAt))).toEqual(widths.map(() => []));
    } finally {
      server.close();
    }
  });
});
