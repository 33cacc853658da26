import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import { dropFacts } from "./facts.ts";
import { bundleScript, inlineScript } from "./inline.ts";
import { writeMoved } from "./moved.ts";
import { deferScripts } from "./scripts.ts";
import { purgeStyles } from "./styles.ts";
import { dropUnread } from "./unread.ts";

const DIALOG = "src/search/dialog.ts";

/**
 * What is done to the built pages before they are published, and the scripts that stand in their heads.
 * @param book its folder
 * @param last writes pages of another form, to which none of it is done, into the folder it is given
 */
export function postbuild({ siteDir, siteStorage, baseUrl }: LoadContext, book: string, last: (outDir: string) => void): Plugin {
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
      const follow = publish("follow", bundleScript(join(siteDir, "src/client/follow.ts"), {}, "esm"));
      const copy = publish("copy", bundleScript(join(siteDir, "src/client/copy.ts"), {}, "esm"));
      const some = {
        "on-this-page": client("beside", { FOLLOW: follow }),
        "data-reading": client("reading", keys),
        "#w-": client("terms", { MEANING: meaning }),
        "data-copy": client("take", { COPY: copy }),
        "search-here": client("here", { DIALOG: address, BASE: baseUrl }),
      };
      const all = (scripts: string[]) => search(address) + client("links", {}) + client("replay", { SCRIPTS: scripts });
      await deferScripts(outDir, all, some);
      dropUnread(outDir);
      dropFacts(outDir);
      await purgeStyles(outDir);
      writeMoved(outDir, book, baseUrl);
      last(outDir);
    },
  };
}
