import { join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import { inlineScript } from "./inline.ts";
import { deferScripts } from "./scripts.ts";
import { purgeStyles } from "./styles.ts";

/** What is done to the built pages before they are published, and the scripts that stand in their heads. */
export function finish({ siteDir, siteStorage }: LoadContext): Plugin {
  const client = (name: string, values: Record<string, unknown>) => inlineScript(join(siteDir, "src/client", `${name}.ts`), values);
  return {
    name: "finish",
    // In development, too.
    injectHtmlTags: () => ({
      headTags: [{ tagName: "script", innerHTML: client("colours", { STORAGE_KEY: `theme${siteStorage.namespace}` }) }],
    }),
    async postBuild({ outDir }) {
      await deferScripts(outDir, (scripts) => client("links", {}) + client("hold", { SCRIPTS: scripts }));
      await purgeStyles(outDir);
    },
  };
}
