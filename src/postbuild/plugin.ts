import { createHash } from "node:crypto";
import { copyFileSync, globSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import { dropFacts } from "./facts.ts";
import { bundleScript, inlineScript } from "./inline.ts";
import { writeMoved } from "./moved.ts";
import { deferScripts } from "./scripts.ts";
import { purgeStyles } from "./styles.ts";
import { dropUnread } from "./unread.ts";
import { workersOf } from "./workers.ts";

const DIALOG = "src/search/dialog.ts";
/** The page on reading without a network. */
const OFFLINE = "about/offline/";
/** The same, as src/offline/worker.ts shows it at other addresses; in the end by a name that hosts redirect from nowhere, as from `offline.html` to `offline`. */
const FALLBACK = "offline.html";
const PUBLISHED = "offline.htm";

/** What is done to the built pages before they are published, and the scripts that stand in their heads. @param book its folder */
export function postbuild({ siteDir, siteStorage, baseUrl }: LoadContext, book: string): Plugin {
  const client = (name: string, values: Record<string, unknown>) => inlineScript(join(siteDir, "src/client", `${name}.ts`), values);
  const search = (address: string) => client("search", { DIALOG: address, BASE: baseUrl });
  const keys = { READING_KEY: `reading${siteStorage.namespace}` };
  const dialog = () => bundleScript(join(siteDir, DIALOG), {}, "esm");
  return {
    name: "postbuild",
    injectHtmlTags() {
      const colours = client("colours", { STORAGE_KEY: `theme${siteStorage.namespace}` });
      // In development nothing is written to a folder, and a page has no head to put it into later.
      const early =
        process.env.NODE_ENV === "production"
          ? ""
          : search(`data:text/javascript,${encodeURIComponent(dialog())}`) + client("reading", keys);
      return { headTags: [{ tagName: "script", innerHTML: colours + early }] };
    },
    async postBuild({ outDir }) {
      /** Writes a script that is fetched when somebody asks for it, under a name that changes with it, and gives its address. */
      const publish = (name: string, script: string): string => {
        const path = `assets/js/${name}.${createHash("sha256").update(script).digest("hex").slice(0, 8)}.js`;
        writeFileSync(join(outDir, path), script);
        return baseUrl + path;
      };
      const address = publish("search", dialog());
      const meaning = publish("meaning", bundleScript(join(siteDir, "src/client/meaning.ts"), {}, "esm"));
      const panel = publish("panel", bundleScript(join(siteDir, "src/offline/panel.ts"), {}, "esm"));
      const some = {
        "data-reading": client("reading", keys),
        "#w-": client("terms", { MEANING: meaning }),
        "search-here": client("here", { DIALOG: address, BASE: baseUrl }),
        "data-offline": client("offline", { PANEL: panel, BASE: baseUrl, OWN: OFFLINE }),
      };
      const [first, links] = [search(address), client("links", {})];
      // Named by the build that its pages are of, and not by what is in it: pages tell by it whether another build is newer than they are.
      const visit = (values: Record<string, unknown>) => bundleScript(join(siteDir, "src/offline/visit.ts"), values, "esm");
      const ofSite = { BASE: baseUrl, WORKERS: workersOf(siteDir) };
      const build = hashOfBuild(outDir, [first, links, client("beside", {}), client("replay", {}), ...Object.values(some), visit(ofSite)]);
      const moved = `assets/js/offline.${build}.js`;
      writeFileSync(join(outDir, moved), visit({ ...ofSite, BUILD: build }));
      const beside = client("beside", { FOLLOW: baseUrl + moved });
      const replays = new Map<string, string>();
      const replay = (scripts: string[]): string => {
        const known = replays.get(scripts.join()) ?? client("replay", { SCRIPTS: scripts });
        replays.set(scripts.join(), known);
        return known;
      };
      // In the place of a page that is not kept, whose address is another one's: React would look for that page.
      copyFileSync(join(outDir, OFFLINE, "index.html"), join(outDir, FALLBACK));
      const all = (scripts: string[], file: string) => (file === FALLBACK ? first + links : first + beside + links + replay(scripts));
      await deferScripts(outDir, all, some);
      dropUnread(outDir);
      dropFacts(outDir);
      await purgeStyles(outDir);
      renameSync(join(outDir, FALLBACK), join(outDir, PUBLISHED));
      writeMoved(outDir, book, baseUrl);
    },
  };
}

/** What a build is known by: all that Docusaurus has written, and what is put into its pages after that. */
function hashOfBuild(outDir: string, scripts: readonly string[]): string {
  const hash = createHash("sha256").update(scripts.join("\n"));
  for (const file of globSync("**/*", { cwd: outDir }).sort()) {
    const path = join(outDir, file);
    if (statSync(path).isFile() && !file.startsWith("engines")) hash.update(`${file}\n`).update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 8);
}
