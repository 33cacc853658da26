import { provideChromium } from "../../scripts/chromium.ts";

/** Before the browser tests: a browser. */
export default provideChromium;
