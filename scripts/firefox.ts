import { existsSync } from "node:fs";
import { installPackage } from "./debian.ts";

const PLACES = [
  "/usr/bin/firefox-esr",
  // Ubuntu's /usr/bin/firefox is a script that enters the snap, where a profile below /tmp is not seen.
  "/snap/firefox/current/usr/lib/firefox/firefox",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
];

/** Where Firefox is: `FIREFOX_PATH`, or the machine's own. */
export const findFirefox = (): string | undefined => [process.env.FIREFOX_PATH, ...PLACES].find((path) => path && existsSync(path));

/** Where there is no Firefox, installs Debian's package, as root and where there is one. Says what is missing, and what to do, if it still is. */
export function lacksFirefox(): string | undefined {
  if (!findFirefox()) installPackage("firefox-esr");
  if (!findFirefox()) return "Firefox is not installed: apt-get install firefox-esr, or set FIREFOX_PATH";
}
