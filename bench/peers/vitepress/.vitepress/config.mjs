import { readFileSync } from "node:fs";
import { withMermaid } from "vitepress-plugin-mermaid";

const contents = JSON.parse(readFileSync("contents.json", "utf8"));

// What stands in a text is text, and no expression of Vue.
function escapeBraces({ renderer }) {
  const render = renderer.render.bind(renderer);
  renderer.render = (...tokens) => render(...tokens).replaceAll("{{", "&#123;&#123;");
}

// VitePress with its default theme, its own local search and the usual plugin for Mermaid.
export default withMermaid({
  title: "The book",
  srcDir: "content",
  outDir: "dist",
  cleanUrls: true,
  markdown: { config: escapeBraces },
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
