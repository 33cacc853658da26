import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/order.mts";

// unit: pure code, in seconds. harness: the harness, engines and scripts, which start servers and processes. site: the pages that `npm run build`
// made; browser: the same in a real one; firefox: what readers do, in another.
export default defineConfig({
  test: {
    // A line per file will do: only what takes long by any measure is named by itself.
    slowTestThreshold: 10_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        // Views are rendered as the site renders them; tsconfig leaves JSX to the bundler.
        oxc: { jsx: { runtime: "automatic" } },
        // How long a test takes is no test: a machine that has other things to do is slow, and nothing is wrong.
        test: { name: "unit", include: ["tests/unit/**/*.test.ts"], testTimeout: 60_000 },
      },
      {
        test: { name: "harness", include: ["tests/harness/**/*.test.ts"], globalSetup: "tests/harness/setup.ts", testTimeout: 300_000 },
      },
      {
        oxc: { jsx: { runtime: "automatic" } },
        test: {
          name: "browser",
          include: ["tests/browser/*.test.ts"],
          globalSetup: "tests/browser/setup.ts",
          // Files of a worker share its browser, and what they import is read once: tests/browser/site.ts.
          isolate: false,
          testTimeout: 300_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
      {
        test: {
          name: "firefox",
          include: ["tests/browser/firefox/*.test.ts"],
          globalSetup: "tests/browser/firefox/setup.ts",
          testTimeout: 300_000,
        },
      },
      { test: { name: "site", include: ["tests/site/**/*.test.ts"], testTimeout: 30_000 } },
    ],
  },
});
