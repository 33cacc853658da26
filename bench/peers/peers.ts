import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Book, contentsOf, exportBook, writeAll } from "../export/book.ts";
import type { Flavour } from "../export/markdown.ts";
import { OURS } from "./ours.ts";
import type { Peer } from "./peer.ts";
import { type Place, workplace } from "./workplace.ts";

export const OURS_ID = OURS.id;

const bin = (name: string) => `node_modules/.bin/${name}`;

/** Peers of npm: their packages, their configuration, and the chapters as Markdown. */
const fromNpm =
  (content: string, flavour: Flavour) =>
  (place: Place, book: Book): void => {
    place.installPackages();
    arrange(place, content, flavour, book);
  };

function arrange({ folder, source }: Place, content: string, flavour: Flavour, book: Book): void {
  cpSync(source, folder, { recursive: true });
  rmSync(join(folder, content), { recursive: true, force: true });
  writeAll(join(folder, content), exportBook(book, flavour));
  writeFileSync(join(folder, "contents.json"), JSON.stringify(contentsOf(book)));
}

/** `/go/`, which is an index. */
const isPart = (address: string) => /^\/([^/]+\/)?$/.test(address);

const MDBOOK: Flavour = { ids: "braces", links: "file", title: "text" };

export const PEERS: readonly Peer[] = [
  OURS,
  {
    id: "docusaurus",
    name: "Docusaurus 3.10.2",
    prepare: fromNpm("docs", { ids: "comment", links: "file", title: "front" }),
    commands: [[bin("docusaurus"), "build", "--out-dir", "dist"]],
    out: "dist",
    caches: [".docusaurus", "node_modules/.cache", "dist"],
    urlOf: (address) => address,
    menu: { press: "button.navbar__toggle", seen: ".navbar-sidebar .menu" },
    search: {
      press: ".navbar__search-input",
      field: ".navbar__search-input",
      seen: ".navbar__search-input:focus",
      result: ".navbar [class*=dropdownMenu] [class*=suggestion]",
    },
  },
  {
    id: "vitepress",
    name: "VitePress 1.6.4",
    prepare: fromNpm("content", { ids: "braces", links: "file", title: "both" }),
    commands: [[bin("vitepress"), "build"]],
    out: "dist",
    caches: [".vitepress/cache", "node_modules/.vite", "dist"],
    urlOf: (address) => (isPart(address) ? address : address.slice(0, -1)),
    menu: { press: ".VPLocalNav .menu", seen: ".VPSidebar .nav" },
    search: {
      press: ".DocSearch-Button",
      field: "#localsearch-input",
      seen: "#localsearch-input:focus",
      result: ".VPLocalSearchBox .result",
    },
  },
  {
    id: "starlight",
    name: "Starlight 0.42.4",
    prepare: fromNpm("src/content/docs", { ids: "element", links: "address", title: "front" }),
    commands: [[bin("astro"), "build"]],
    out: "dist",
    caches: [".astro", "node_modules/.astro", "node_modules/.vite", "dist"],
    urlOf: (address) => address,
    menu: { press: "button.sl-menu-button", seen: "#starlight__sidebar:popover-open" },
    search: {
      press: "button[data-open-modal]",
      field: "site-search dialog input",
      seen: "site-search dialog input:focus",
      result: "site-search .pagefind-ui__result-link, site-search [role=listbox] a, site-search ol a",
    },
  },
  {
    id: "mdbook",
    name: "mdBook 0.5.4",
    prepare(place, book) {
      place.installCrates({ mdbook: "0.5.4", "mdbook-mermaid": "0.17.1" });
      arrange(place, "content", MDBOOK, book);
      writeFileSync(join(place.folder, "content/SUMMARY.md"), summary(book));
      place.run(["crates/bin/mdbook-mermaid", "install", "."]);
    },
    commands: [["crates/bin/mdbook", "build"]],
    out: "dist",
    caches: ["dist"],
    urlOf: (address) => (isPart(address) ? `${address}index.html` : `${address.slice(0, -1)}.html`),
    menu: { press: "#mdbook-sidebar-toggle, #sidebar-toggle", seen: "#mdbook-sidebar .chapter, #sidebar .chapter" },
    search: {
      press: "#mdbook-search-toggle, #search-toggle",
      field: "#mdbook-searchbar, #searchbar",
      seen: "#mdbook-searchbar:focus, #searchbar:focus",
      result: "#mdbook-searchresults li, #searchresults li",
    },
  },
];

const summary = (book: Book): string => {
  const parts = contentsOf(book).map(({ pages: [first, ...rest] }) => {
    const lines = first ? [`- [${first.title}](${first.name}.md)`, ...rest.map(({ title, name }) => `  - [${title}](${name}.md)`)] : [];
    return lines.join("\n");
  });
  return `# Summary\n\n[The book](index.md)\n\n${parts.join("\n")}\n`;
};

/** Where a peer of this name is built. */
export const placeOf = (root: string, { id }: Peer): Place => workplace(root, id);
