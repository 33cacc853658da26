import { lacksFirefox } from "../../../scripts/firefox.ts";
import { buildFixture } from "../fixture.ts";

/** Before the tests in Firefox: the browser, and the small book that they open. */
export default function setUp(): void {
  const lacks = lacksFirefox();
  if (lacks) console.warn(`tests in Firefox: NOT RUN. ${lacks}`);
  else buildFixture();
}
