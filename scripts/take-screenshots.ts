import { statSync } from "node:fs";
import { chromium } from "playwright-core";
import { findChromium } from "./chromium.ts";
import { builtPages, pageWith } from "./site/pages.ts";
import { serveFolder } from "./site/serve.ts";

// `npm run screenshots`: what README.md shows of the built site. They are not part of it, so that they weigh on no page.
const FOLDER = ".github/screenshots";
const MOST = 120 * 1024;
const QUALITY = 72;

const desk = { width: 1200, height: 720 };
const phone = { width: 390, height: 780 };
const longest = builtPages().reverse();
const chapter = pageWith(longest, /data-program="?run/);
const sessions = pageWith(longest, /data-session/);

/** `at`: what stands a little below the top of the picture. */
const SHOTS = [
  { to: "home", url: "/", view: desk, dark: false },
  { to: "sessions-dark", url: sessions, view: desk, dark: true, at: "td[data-session]:visible" },
  { to: "chapter-phone", url: chapter, view: phone, dark: false, at: '[data-program="run"]' },
  { to: "home-phone-dark", url: "/", view: phone, dark: true },
];

const { server, origin } = await serveFolder("build", "/");
const browser = await chromium.launch(findChromium());
for (const { to, url, view, dark, at } of SHOTS) {
  const page = await browser.newPage({ viewport: view, colorScheme: dark ? "dark" : "light", reducedMotion: "reduce" });
  await page.goto(`${origin}${url}`);
  if (at)
    await page
      .locator(at)
      .first()
      .evaluate((shown) => scrollTo(0, shown.getBoundingClientRect().top - 200));
  const path = `${FOLDER}/${to}.jpg`;
  await page.screenshot({ path, type: "jpeg", quality: QUALITY });
  const { size } = statSync(path);
  if (size > MOST) throw new Error(`${path}: ${size} bytes, at most ${MOST} are allowed. A lower QUALITY makes it smaller`);
}
await browser.close();
server.close();
