import { findChromium, provideChromium } from "../../scripts/chromium.ts";
import { buildFixture } from "./fixture.ts";

/** Before the browser tests: a browser, and the small book that they open. */
export default function setUp(): void {
  provideChromium();
  try {
    findChromium();
  } catch {
    return; // each test says so
  }
  buildFixture();
}
