import { join, resolve } from "node:path";
import type { Options as ClassicOptions, ThemeConfig } from "@docusaurus/preset-classic";
import type { Config } from "@docusaurus/types";
import githubAlerts from "remark-github-admonitions-to-directives";
import { performancePage } from "./src/bench/plugin.ts";
import { glossaryUrl } from "./src/book/glossary.ts";
import { footerOf, readPages } from "./src/book/pages.ts";
import { bookFacts } from "./src/book/plugin.ts";
import { readingOf } from "./src/book/reading.ts";
import { glossaryOf } from "./src/book/words.ts";
import { cards } from "./src/cards/plugin.ts";
import { deck } from "./src/deck/plugin.ts";
import { interview } from "./src/interview/plugin.ts";
import { typographicQuotes } from "./src/markdown/quotes.ts";
import { postbuild } from "./src/postbuild/plugin.ts";
import { withoutUnused } from "./src/postbuild/unused.ts";
import remarkDepths from "./src/remark/depths.ts";
import { mermaidApart } from "./src/remark/diagram/bundle.ts";
import remarkDiagram from "./src/remark/diagram/index.ts";
import remarkListing from "./src/remark/listing/index.ts";
import { chapterDependencies } from "./src/remark/plugin.ts";
import remarkPractice from "./src/remark/practice/index.ts";
import remarkProofs from "./src/remark/proofs.ts";
import remarkRules from "./src/remark/rules/index.ts";
import { pathIn } from "./src/remark/source.ts";
import remarkTonight from "./src/remark/tonight.ts";
import remarkWords from "./src/remark/words.ts";
import { take } from "./src/take/plugin.ts";
import { writeQuestions } from "./src/take/question.ts";
import { highlightAtBuild } from "./src/views/code/plugin.ts";

const root = __dirname; // Docusaurus loads this file as CommonJS
// Another book than the project's own, with its `docs` and `recorded`: tests have a small one.
const book = resolve(root, process.env.BOOK_ROOT ?? "");
const pages = readPages(book);
const baseUrl = process.env.BASE_URL ?? "/";
// Where readers edit and report. GitHub Actions names it; a build elsewhere has no such links.
const repository = process.env.GITHUB_REPOSITORY && `https://github.com/${process.env.GITHUB_REPOSITORY}`;
const styles = ["palette", "prose", "form", "frame", "controls", "search", "print"].map((name) => `./src/css/${name}.css`);
// The bundler's cache on disk halves the next build, and takes more memory than all else: hundreds of chapters do without.
const isLarge = pages.length > 300;

export default {
  title: "MASTER-DEV-INTERVIEW",
  tagline: "Senior backend interviews, with nothing asserted that was not run",
  url: process.env.SITE_URL ?? "http://localhost:3000",
  baseUrl,
  trailingSlash: true,
  // It asks in each page whether React has started, which here is when a reader touches something.
  baseUrlIssueBanner: false,
  onBrokenLinks: "throw",
  onBrokenAnchors: "throw",
  onDuplicateRoutes: "throw",
  future: { v4: true, faster: { rspackPersistentCache: !isLarge } },
  // Chapters are CommonMark: `chan<- int` and `map[string]int{}` are text, as on GitHub.
  markdown: {
    format: "detect",
    mermaid: true,
    hooks: { onBrokenMarkdownLinks: "throw", onBrokenMarkdownImages: "throw" },
    // What stands around a chapter asks its front matter: how long it takes, and which of its sections are read when.
    parseFrontMatter: async (params) => {
      const read = await params.defaultParseFrontMatter(params);
      return { ...read, frontMatter: { ...read.frontMatter, reading: readingOf(book, pathIn(book, params.filePath)) } };
    },
  },
  themes: ["@docusaurus/theme-mermaid"],
  customFields: { repository },
  favicon: "img/logo.svg",
  headTags: [
    { tagName: "link", attributes: { rel: "apple-touch-icon", href: `${baseUrl}img/apple-touch-icon.png` } },
    { tagName: "link", attributes: { rel: "manifest", href: `${baseUrl}manifest.webmanifest` } },
  ],
  plugins: [
    () => chapterDependencies(root, book, baseUrl),
    mermaidApart,
    () => highlightAtBuild(root),
    withoutUnused,
    (context) => postbuild(context, book, (outDir) => writeQuestions(book, outDir, context)),
    () => bookFacts(root, book, baseUrl),
    () => deck(book, baseUrl),
    () => interview(root, book, baseUrl),
    (context) => cards(context, book),
    (context) => take(context, book, pages),
    () => performancePage(root, baseUrl),
  ],
  presets: [
    [
      "classic",
      {
        docs: {
          path: join(book, "docs"),
          routeBasePath: "/",
          sidebarPath: "./sidebars.ts",
          ...(repository && { editUrl: `${repository}/edit/main/` }),
          beforeDefaultRemarkPlugins: [
            [remarkRules, { root: book }],
            [remarkTonight, { root: book }],
            remarkWords,
            remarkProofs,
            githubAlerts,
            ...[remarkListing, remarkPractice, remarkDiagram, remarkDepths].map((plugin) => [plugin, { root: book }]),
            typographicQuotes,
          ],
        },
        blog: false,
        theme: { customCss: styles },
      } satisfies ClassicOptions,
    ],
  ],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    image: "img/social-card.png",
    footer: {
      links: [
        { label: "Practice", to: "/practice/" },
        { label: "How it is verified", to: "/about/" },
        { label: "Performance", to: "/about/performance/" },
        { label: "Read it offline", to: "/about/offline/" },
        ...(glossaryOf(book, pages).length > 0 ? [{ label: "Glossary", to: glossaryUrl() }] : []),
        ...footerOf(pages),
        ...(repository
          ? [
              { label: "Source", href: repository },
              { label: "Report an error", href: `${repository}/issues/new/choose` },
            ]
          : []),
      ],
      copyright: "MIT licence. Every listing was executed on the engine its badge names.",
    },
  } satisfies ThemeConfig,
} satisfies Config;
