import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "@docusaurus/types";
import { aliasedSitePath } from "@docusaurus/utils";
import { type BenchRecord, benchRecord, RECORD } from "./record.ts";

/** The page on performance, of what the bench has written. Throws where that is not in the bench's form. */
export function performancePage(root: string, baseUrl: string): Plugin {
  const file = join(root, RECORD);
  return {
    name: "bench",
    loadContent: async (): Promise<BenchRecord> => (existsSync(file) ? benchRecord.parse(JSON.parse(readFileSync(file, "utf8"))) : {}),
    contentLoaded: async ({ content, actions }) => {
      const record = aliasedSitePath(await actions.createData("record.json", JSON.stringify(content)), root);
      actions.addRoute({
        path: `${baseUrl}about/performance/`,
        component: "@site/src/pages/_performance/index.tsx",
        modules: { record },
        exact: true,
      });
    },
    getPathsToWatch: () => [file],
  };
}
