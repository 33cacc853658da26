import type { Options as ClassicOptions, ThemeConfig } from "@docusaurus/preset-classic";
import type { Config } from "@docusaurus/types";
import { themes } from "prism-react-renderer";
import githubAlerts from "remark-github-admonitions-to-directives";
import remarkListing from "./src/remark/listing/index.ts";
import { chapterDependencies } from "./src/remark/plugin.ts";

const root = __dirname; // Docusaurus loads this file as CommonJS

export default {
  title: "MASTER-DEV-INTERVIEW",
  tagline: "Senior backend interviews, with nothing asserted that was not run",
  url: process.env.SITE_URL ?? "http://localhost:3000",
  baseUrl: process.env.BASE_URL ?? "/",
  trailingSlash: true,
  onBrokenLinks: "throw",
  onBrokenAnchors: "throw",
  onDuplicateRoutes: "throw",
  future: { v4: true, faster: true },
  // Chapters are CommonMark: `chan<- int` and `map[string]int{}` are text, as on GitHub.
  markdown: { format: "detect", mermaid: true, hooks: { onBrokenMarkdownLinks: "throw", onBrokenMarkdownImages: "throw" } },
  themes: ["@docusaurus/theme-mermaid"],
  plugins: [() => chapterDependencies(root)],
  presets: [
    [
      "classic",
      {
        docs: {
          routeBasePath: "/",
          sidebarPath: "./sidebars.ts",
          beforeDefaultRemarkPlugins: [githubAlerts, [remarkListing, { root }]],
        },
        blog: false,
        theme: { customCss: "./src/css/custom.css" },
      } satisfies ClassicOptions,
    ],
  ],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    navbar: {
      title: "MASTER-DEV-INTERVIEW",
      items: ["go", "sql", "redis", "kafka", "rabbitmq", "aws", "grpc"].map((part) => ({
        type: "docSidebar",
        sidebarId: part,
        label: { go: "Go", sql: "SQL", redis: "Redis", kafka: "Kafka", rabbitmq: "RabbitMQ", aws: "AWS", grpc: "gRPC" }[part] ?? part,
      })),
    },
    footer: { copyright: "MIT licence. Every listing was executed on the engine its badge names." },
    prism: {
      theme: themes.oneLight,
      darkTheme: themes.oneDark,
      additionalLanguages: ["bash", "go", "sql", "json", "yaml", "protobuf", "diff"],
    },
  } satisfies ThemeConfig,
} satisfies Config;
