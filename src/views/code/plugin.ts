import { join } from "node:path";
import type { Plugin } from "@docusaurus/types";

/** Leaves the highlighter out of the bundle for browsers: 160 KB of Prism, for code that arrives coloured. */
export function highlightAtBuild(root: string): Plugin {
  const plain = join(root, "src/views/code/plain.ts");
  return {
    name: "highlight-at-build",
    configureWebpack(_config, isServer, { currentBundler }) {
      if (isServer || process.env.NODE_ENV !== "production") return {};
      const { NormalModuleReplacementPlugin } = currentBundler.instance;
      return { plugins: [new NormalModuleReplacementPlugin(/\/highlight\.ts$/, plain)] };
    },
  };
}
