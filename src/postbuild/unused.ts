import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";

/**
 * What the theme runs in every page and this site has no use for: its highlighter (Prism, 80 KB; code is coloured when the site is built) and
 * the bar of navigation within React (links here are the browser's).
 */
const UNUSED = ["prism-include-languages", "nprogress"];

/** Leaves out of the bundle what no page uses: 23 KB of the 115 that each page fetched with its first interaction, brotli 11. */
export function withoutUnused({ siteDir }: LoadContext): Plugin {
  const theme = dirname(createRequire(join(siteDir, "package.json")).resolve("@docusaurus/theme-classic"));
  const modules = UNUSED.map((name) => join(theme, name));
  return {
    name: "without-unused",
    configureWebpack: () => ({ resolve: { alias: Object.fromEntries(modules.map((path) => [path, false])) } }),
  };
}
