import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { findChromium } from "./chromium.ts";

// `node scripts/draw-images.ts`: the bitmaps that browsers and social networks want, drawn from the SVGs in static/img.
const IMAGES = [
  { from: "logo.svg", to: "apple-touch-icon.png", width: 180, height: 180 },
  { from: "logo.svg", to: "icon-192.png", width: 192, height: 192 },
  { from: "logo.svg", to: "icon-512.png", width: 512, height: 512 },
  // Systems cut it to a shape of theirs: what has to be seen is within four fifths of it.
  { from: "logo.svg", to: "icon-maskable-512.png", width: 512, height: 512, within: 0.8 },
  { from: "social-card.svg", to: "social-card.png", width: 1200, height: 630 },
];

const font = (family: string, file: string) =>
  `@font-face { font-family: "${family}"; font-weight: 200 900; src: url(data:font/woff2;base64,${readFileSync(`node_modules/@fontsource-variable/${file}`).toString("base64")}) }`;
const fonts = [
  font("Source Serif 4", "source-serif-4/files/source-serif-4-latin-wght-normal.woff2"),
  font("JetBrains Mono", "jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2"),
].join("\n");

const browser = await chromium.launch(findChromium());
for (const { from, to, width, height, within = 1 } of IMAGES) {
  const page = await browser.newPage({ viewport: { width, height } });
  const svg = readFileSync(`static/img/${from}`, "utf8");
  const edges = within < 1 ? `body { background: #10566b } svg { scale: ${within} }` : "";
  await page.setContent(
    `<style>${fonts} body { margin: 0 } svg { display: block; width: ${width}px; height: ${height}px } ${edges}</style>${svg}`,
  );
  await page.evaluate(() => document.fonts.ready);
  writeFileSync(`static/img/${to}`, await page.screenshot({ omitBackground: true }));
}
await browser.close();
