import { createServer } from "node:http";
import { chromium } from "playwright-core";
import serve from "serve-handler";
import { findChromium } from "./chromium.ts";

const [, , url, at, out, w = "1280", dark = "", full = ""] = process.argv;
const server = createServer((request, response) => void serve(request, response, { public: "build", trailingSlash: true }));
await new Promise<void>((r) => server.listen(0, "127.0.0.1", r));
const browser = await chromium.launch(findChromium());
const page = await browser.newPage({
  viewport: { width: Number(w), height: 1100 },
  colorScheme: dark ? "dark" : "light",
  reducedMotion: "reduce",
});
await page.goto(`http://127.0.0.1:${(server.address() as any).port}${url}`);
if (at && at !== "-") {
  const l = page.locator(at).first();
  await l.evaluate((e) => {
    let p = e as any;
    while (p) {
      if (p.tagName === "DETAILS") p.open = true;
      p = p.parentElement;
    }
    scrollTo(0, e.getBoundingClientRect().top + scrollY - 100);
  });
  await page.waitForTimeout(600);
}
console.log(page.url(), await page.title());
await page.screenshot({ path: out });
await browser.close();
server.close();
