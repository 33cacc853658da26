import { existsSync } from "node:fs";
import { chromium, type LaunchOptions } from "playwright-core";
import { installPackage } from "./debian.ts";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Nothing that a page did not ask for leaves the browser, and it runs as root too. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const look = () => [process.env.CHROME_PATH, ...PLACES, chromium.executablePath()].find((path) => path && existsSync(path));

/** How to launch a Chromium: `CHROME_PATH`, the machine's own, or Playwright's download. Throws where there is none. */
export function findChromium(): LaunchOptions {
  const executablePath = look();
  if (!executablePath) throw new Error("no Chromium here. Install one (`apt-get install chromium`), or set CHROME_PATH");
  return { executablePath, args: FLAGS };
}

/** Where there is no Chromium, installs Debian's package, as root and where there is one; a failure is left to `findChromium`. */
export function provideChromium(): void {
  if (!look()) installPackage("chromium");
}
