import { readFileSync } from "node:fs";
import { withMermaid } from "vitepress-plugin-mermaid";

const contents = JSON.parse(readFileSync("contents.json", "utf8"));

// VitePress with its default theme, its own local search and the usual plugin for Mermaid.
export default withMermaid({
  title: "The book",
  srcDir: "content",
  outDir: "dist",
  cleanUrls: true,
  // `{{` in inline code is text.
  vue: { template: { compilerOptions: { delimiters: ["⟦⟦", "⟧⟧"] } } },
  themeConfig: {
    search: { provider: "local" },
    nav: contents.map(({ part }) => ({ text: part, link: `/${part}/` })),
    sidebar: Object.fromEntries(
      contents.map(({ part, pages }) => [
        `/${part}/`,
        [{ text: part, items: pages.map(({ title, name }) => ({ text: title, link: `/${name.replace(/index$/, "")}` })) }],
      ]),
    ),
  },
});
