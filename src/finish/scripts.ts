import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const DEFERRED = /<script src=["']?([^"' >]+)["']? defer(?:="[^"]*")?><\/script>/g;

/**
 * Takes Docusaurus' scripts out of every page, and puts in what wakes them (`loaderFor`: given their addresses, in order).
 * @throws when a page has none: then its markup changed, and this has to follow
 */
export async function deferScripts(outDir: string, loaderFor: (scripts: string[]) => string): Promise<void> {
  const loaders = new Map<string, string>();
  for (const file of globSync("**/*.html", { cwd: outDir })) {
    const path = join(outDir, file);
    const html = readFileSync(path, "utf8");
    const scripts = [...html.matchAll(DEFERRED)].map(([, src = ""]) => src);
    if (scripts.length === 0)
      throw new Error(`${path}: no deferred script found, so nothing could be put in its place (src/finish/scripts.ts)`);
    const key = scripts.join();
    const loader = loaders.get(key) ?? loaderFor(scripts);
    loaders.set(key, loader);
    writeFileSync(
      path,
      html.replace(DEFERRED, "").replace("</head>", () => `<script>${loader}</script></head>`),
    );
  }
}
