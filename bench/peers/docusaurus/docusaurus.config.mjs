import { readFileSync } from "node:fs";

const contents = JSON.parse(readFileSync("contents.json", "utf8"));

// Docusaurus as `npm init docusaurus` leaves it, with its faster bundler, Mermaid and the usual local search.
export default {
  title: "The book",
  url: "http://localhost",
  baseUrl: "/",
  trailingSlash: true,
  future: { v4: true, faster: true },
  markdown: { format: "detect", mermaid: true },
  themes: [
    "@docusaurus/theme-mermaid",
    ["@easyops-cn/docusaurus-search-local", { hashed: true, docsRouteBasePath: "/", indexBlog: false }],
  ],
  presets: [["classic", { docs: { routeBasePath: "/", sidebarPath: "./sidebars.mjs" }, blog: false }]],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    navbar: {
      title: "The book",
      items: contents.map(({ part }) => ({ type: "docSidebar", sidebarId: part, label: part })),
    },
  },
};
