import { createHash } from "node:crypto";
import { copyFileSync, globSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import { MARKS_KEY } from "../progress/key.ts";
import { dropFacts } from "./facts.ts";
import { bundleModule, inlineScripts } from "./inline.ts";
import { writeMoved } from "./moved.ts";
import { linkOwnStyles } from "./own-styles.ts";
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

/** Scripts of src/client that only pages have in their heads with something in their markup; they stand behind the search, and before what React waits for. */
const SOME = { "#w-": "terms", "data-copy": "take", "data-reading": "reading", "search-here": "here", "data-offline": "offline" };

/**
 * What is done to the built pages before they are published, and the scripts that stand in their heads.
 * @param book its folder
 * @param last writes pages of another form, to which none of it is done, into the folder it is given
 */
export function postbuild(
  { siteDir, generatedFilesDir, siteStorage, baseUrl }: LoadContext,
  book: string,
  last: (outDir: string) => void,
): Plugin {
  const inSite = (path: string) => join(siteDir, path);
  const head = (names: readonly string[], values: Record<string, unknown>) =>
    inlineScripts(
      names.map((name) => inSite(`src/client/${name}.ts`)),
      values,
    );
  const site = { BASE: baseUrl, READING_KEY: `reading${siteStorage.namespace}`, MARKS_KEY };
  return {
    name: "postbuild",
    injectHtmlTags() {
      const colours = head(["colours"], { STORAGE_KEY: `theme${siteStorage.namespace}` });
      // In development nothing is written to a folder, and a page has no head to put it into later.
      const early =
        process.env.NODE_ENV === "production"
          ? ""
          : head(["search", "reading"], { ...site, DIALOG: `data:text/javascript,${encodeURIComponent(bundleModule(inSite(DIALOG)))}` });
      return { headTags: [{ tagName: "script", innerHTML: colours + early }] };
    },
    async postBuild({ outDir }) {
      /** Writes a script that is fetched when somebody asks for it, under a name that changes with it, and gives its address. */
      const publish = (name: string, file: string): string => {
        const script = bundleModule(inSite(file), site);
        const path = `assets/js/${name}.${createHash("sha256").update(script).digest("hex").slice(0, 8)}.js`;
        writeFileSync(join(outDir, path), script);
        return baseUrl + path;
      };
      const fetched = {
        DIALOG: publish("search", DIALOG),
        PAGE: publish("page", "src/client/page.ts"),
        PANEL: publish("panel", "src/offline/panel.ts"),
        OWN: OFFLINE,
      };
      const headOf = (names: readonly string[], more: Record<string, unknown>) =>
        head(["search", ...names], { ...site, ...fetched, ...more });
      const every = ["beside", "links", "replay"];
      // Named by the build that its pages are of, and not by what is in it: pages tell by it whether another build is newer than they are.
      const visit = (values: Record<string, unknown>) =>
        bundleModule(inSite("src/offline/visit.ts"), { ...site, WORKERS: workersOf(siteDir), ...values });
      const build = hashOfBuild(outDir, [headOf([...Object.values(SOME), ...every], {}), visit({})]);
      const moved = `assets/js/offline.${build}.js`;
      writeFileSync(join(outDir, moved), visit({ BUILD: build }));
      linkOwnStyles(outDir, generatedFilesDir, baseUrl);
      // In the place of a page that is not kept, whose address is another one's: React would look for that page.
      copyFileSync(join(outDir, OFFLINE, "index.html"), join(outDir, FALLBACK));
      const known = new Map<string, string>();
      await deferScripts(outDir, SOME, (some, scripts, file) => {
        const names = file === FALLBACK ? [...some, "links"] : [...some, ...every];
        const key = [...names, ...scripts].join("\n");
        const script = known.get(key) ?? headOf(names, { SCRIPTS: scripts, FOLLOW: baseUrl + moved });
        known.set(key, script);
        return script;
      });
      dropUnread(outDir);
      dropFacts(outDir);
      await purgeStyles(outDir);
      renameSync(join(outDir, FALLBACK), join(outDir, PUBLISHED));
      writeMoved(outDir, book, baseUrl);
      last(outDir);
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
