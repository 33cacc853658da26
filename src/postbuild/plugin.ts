import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import { dropFacts } from "./facts.ts";
import { bundleModule, inlineScripts } from "./inline.ts";
import { writeMoved } from "./moved.ts";
import { deferScripts } from "./scripts.ts";
import { purgeStyles } from "./styles.ts";
import { dropUnread } from "./unread.ts";

const DIALOG = "src/search/dialog.ts";

/** Scripts of src/client that only pages have in their heads with something in their markup; they stand behind the search, and before what React waits for. */
const SOME = { "on-this-page": "beside", "#w-": "terms", "data-copy": "take", "data-reading": "reading", "search-here": "here" };

/**
 * What is done to the built pages before they are published, and the scripts that stand in their heads.
 * @param book its folder
 * @param last writes pages of another form, to which none of it is done, into the folder it is given
 */
export function postbuild({ siteDir, siteStorage, baseUrl }: LoadContext, book: string, last: (outDir: string) => void): Plugin {
  const inSite = (path: string) => join(siteDir, path);
  const head = (names: readonly string[], values: Record<string, unknown>) =>
    inlineScripts(
      names.map((name) => inSite(`src/client/${name}.ts`)),
      values,
    );
  const site = { BASE: baseUrl, READING_KEY: `reading${siteStorage.namespace}` };
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
        const script = bundleModule(inSite(file));
        const path = `assets/js/${name}.${createHash("sha256").update(script).digest("hex").slice(0, 8)}.js`;
        writeFileSync(join(outDir, path), script);
        return baseUrl + path;
      };
      const fetched = {
        DIALOG: publish("search", DIALOG),
        PAGE: publish("page", "src/client/page.ts"),
        FOLLOW: publish("follow", "src/client/follow.ts"),
      };
      await deferScripts(outDir, SOME, (some, scripts) =>
        head(["search", ...some, "links", "replay"], { ...site, ...fetched, SCRIPTS: scripts }),
      );
      dropUnread(outDir);
      dropFacts(outDir);
      await purgeStyles(outDir);
      writeMoved(outDir, book, baseUrl);
      last(outDir);
    },
  };
}
