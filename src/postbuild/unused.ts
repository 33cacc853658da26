import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";

/** Styles of pages that are no chapters, which Docusaurus would put into the one sheet of all pages: ./own-styles.ts links each to its own. */
const EVERYWHERE = /^(?!.*[\\/]src[\\/]pages[\\/])/;

/**
 * What the theme runs in every page and this site has no use for: its highlighter (Prism, 80 KB; code is coloured when the site is built) and
 * the bar of navigation within React (links here are the browser's).
 */
const UNUSED = ["prism-include-languages", "nprogress"];

/** Docusaurus requires the whole of tslib to call one of its helpers: 3 KB, brotli 11. */
const TSLIB = "src/postbuild/import-default.ts";

/**
 * Leaves out of the bundle what no page uses, 26 KB of the 115 that each page fetched with its first interaction, and out of the style sheet what
 * other pages have, 1.5 of 14 KB; brotli 11.
 */
export function withoutUnused({ siteDir }: LoadContext): Plugin {
  const theme = dirname(createRequire(join(siteDir, "package.json")).resolve("@docusaurus/theme-classic"));
  const modules = UNUSED.map((name) => join(theme, name));
  return {
    name: "without-unused",
    configureWebpack: (_, isServer) => {
      const unused = Object.fromEntries(modules.map((path) => [path, false as const]));
      if (isServer) return { resolve: { alias: unused } };
      return {
        resolve: { alias: { ...unused, tslib$: join(siteDir, TSLIB) } },
        optimization: { splitChunks: { cacheGroups: { styles: { test: EVERYWHERE } } } },
      };
    },
  };
}
