import type { Options as ClassicOptions, ThemeConfig } from "@docusaurus/preset-classic";
import type { Config } from "@docusaurus/types";
import githubAlerts from "remark-github-admonitions-to-directives";
import { PARTS } from "./src/book/parts.ts";
import { bookFacts } from "./src/book/plugin.ts";
import { prismTheme } from "./src/css/prism.ts";
import { mermaidApart } from "./src/remark/diagram/bundle.ts";
import remarkDiagram from "./src/remark/diagram/index.ts";
import remarkListing from "./src/remark/listing/index.ts";
import { chapterDependencies } from "./src/remark/plugin.ts";
import remarkPractice from "./src/remark/practice/index.ts";

const root = __dirname; // Docusaurus loads this file as CommonJS
const baseUrl = process.env.BASE_URL ?? "/";
// Where readers edit and report. GitHub Actions names it; a build elsewhere has no such links.
const repository = process.env.GITHUB_REPOSITORY && `https://github.com/${process.env.GITHUB_REPOSITORY}`;
const styles = ["fonts", "palette", "prose", "frame", "controls", "print"].map((name) => `./src/css/${name}.css`);

export default {
  title: "MASTER-DEV-INTERVIEW",
  tagline: "Senior backend interviews, with nothing asserted that was not run",
  url: process.env.SITE_URL ?? "http://localhost:3000",
  baseUrl,
  trailingSlash: true,
  onBrokenLinks: "throw",
  onBrokenAnchors: "throw",
  onDuplicateRoutes: "throw",
  future: { v4: true, faster: true },
  // Chapters are CommonMark: `chan<- int` and `map[string]int{}` are text, as on GitHub.
  markdown: { format: "detect", mermaid: true, hooks: { onBrokenMarkdownLinks: "throw", onBrokenMarkdownImages: "throw" } },
  themes: ["@docusaurus/theme-mermaid"],
  customFields: { repository },
  favicon: "img/favicon.png",
  headTags: [
    { tagName: "link", attributes: { rel: "icon", type: "image/svg+xml", href: `${baseUrl}img/logo.svg` } },
    { tagName: "link", attributes: { rel: "apple-touch-icon", href: `${baseUrl}img/apple-touch-icon.png` } },
  ],
  clientModules: ["./src/client/unfold.ts"],
  plugins: [
    () => chapterDependencies(root, baseUrl),
    mermaidApart,
    () => bookFacts(root, baseUrl, { file: "docs/go/08-channels.md", id: "drain" }),
  ],
  presets: [
    [
      "classic",
      {
        docs: {
          routeBasePath: "/",
          sidebarPath: "./sidebars.ts",
          ...(repository && { editUrl: `${repository}/edit/main/` }),
          beforeDefaultRemarkPlugins: [githubAlerts, [remarkListing, { root }], [remarkPractice, { root }], [remarkDiagram, { root }]],
        },
        blog: false,
        theme: { customCss: styles },
      } satisfies ClassicOptions,
    ],
  ],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    image: "img/social-card.png",
    navbar: {
      title: "MASTER-DEV-INTERVIEW",
      logo: { src: "img/logo.svg", alt: "", width: 32, height: 32 },
      items: [
        ...PARTS.map(({ id, name }) => ({ type: "docSidebar", sidebarId: id, label: name })),
        { to: "/questions/", label: "Questions", position: "right" as const },
      ],
    },
    footer: {
      links: [
        { label: "How it is verified", to: "/about/" },
        ...(repository
          ? [
              { label: "Source", href: repository },
              { label: "Report an error", href: `${repository}/issues/new/choose` },
            ]
          : []),
      ],
      copyright: "MIT licence. Every listing was executed on the engine its badge names.",
    },
    prism: {
      theme: prismTheme,
      darkTheme: prismTheme,
      additionalLanguages: ["bash", "go", "sql", "json", "yaml", "protobuf", "diff"],
    },
  } satisfies ThemeConfig,
} satisfies Config;
