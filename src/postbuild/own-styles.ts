import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { editHtml, insertAt } from "./html.ts";

/** The one style sheet of all pages, as Docusaurus names it. */
const OF_ALL = /^styles\./;

/** Style sheets of single kinds of pages, below `outDir`. */
export const ownStyles = (outDir: string): string[] =>
  globSync("*.css", { cwd: join(outDir, "assets/css") })
    .filter((file) => !OF_ALL.test(file))
    .map((file) => `assets/css/${file}`);

/** Routes as Docusaurus writes them down: the address with a hash behind it, and the chunk that has the page's component. */
type Routes = Record<string, { __comp?: string }>;

/**
 * Links each page to the styles of its kind, behind those of all pages. Docusaurus does so where it bundles with webpack; with Rspack it knows chunks
 * by their numbers, and finds none by the name of a component.
 * @param generated the folder in which Docusaurus writes down its routes
 * @throws where a style sheet is of no page: then it is one of several kinds, and has to be in that of all
 */
export function linkOwnStyles(outDir: string, generated: string, baseUrl: string): void {
  const routes = Object.entries(JSON.parse(readFileSync(join(generated, "routesChunkNames.json"), "utf8")) as Routes);
  for (const sheet of ownStyles(outDir)) {
    const [chunk = ""] = (sheet.split("/").at(-1) ?? "").split(".");
    const files = routes
      .filter(([, { __comp }]) => __comp === chunk)
      .map(([route]) => join(outDir, route.slice(baseUrl.length, route.lastIndexOf("-")), "index.html"))
      .filter((file) => existsSync(file));
    if (files.length === 0) throw new Error(`${outDir}/${sheet}: no page has this chunk; see src/postbuild/own-styles.ts and unused.ts`);
    for (const file of files) {
      const html = readFileSync(file, "utf8");
      writeFileSync(file, editHtml(html, [insertAt(html.indexOf("</head>"), `<link rel=stylesheet href=${baseUrl}${sheet}>`)]));
    }
  }
}
