import type { Plugin } from "@docusaurus/types";

/**
 * Keeps Mermaid out of the code that all pages share. Its parsers stand in so many of its own chunks that the bundler takes them for
 * common code: 700 KB on every page, for diagrams that are drawn when the site is built. Only a page that draws in the browser loads it, and what renders the pages on the server leaves it out.
 */
export function mermaidApart(): Plugin {
  const mermaid = {
    test: /[\\/]node_modules[\\/](@mermaid-js|mermaid|d3|d3-[a-z-]+|khroma)[\\/]/,
    chunks: "async",
    minChunks: 2,
    priority: 45,
    name: false,
  };
  return {
    name: "mermaid-apart",
    configureWebpack: (_config, isServer): object =>
      isServer ? { resolve: { alias: { mermaid$: false } } } : { optimization: { splitChunks: { cacheGroups: { mermaid } } } },
  };
}
