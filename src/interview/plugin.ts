import type { Plugin } from "@docusaurus/types";
import { aliasedSitePath } from "@docusaurus/utils";
import { refuse } from "../book/refuse.ts";
import { readScenarios } from "../scenarios/read.ts";
import { judgeScenarios } from "../scenarios/rules.ts";
import { INTERVIEW } from "./scenario.ts";
import type { ScenarioEntry } from "./settings.ts";
import { tableOf } from "./tables.ts";

/**
 * The page of mock interviews, and its scenarios as data, a file for each. One that `npm run book` would refuse stops the build.
 * @param site the folder of the project
 * @param root the folder that has `docs` and `scenarios`
 */
export function interview(site: string, root: string, baseUrl: string): Plugin {
  return {
    name: "interview",
    async contentLoaded({ actions }) {
      refuse(judgeScenarios(root));
      const scenarios = readScenarios(root);
      for (const scenario of scenarios)
        await actions.createData(`scenario-${scenario.slug}.json`, JSON.stringify(tableOf(root, scenario, baseUrl)));
      const entries = scenarios.map(({ slug, front }): ScenarioEntry => ({ slug, title: front?.title ?? slug, parts: front?.parts ?? [] }));
      const data = aliasedSitePath(await actions.createData("scenarios.json", JSON.stringify(entries)), site);
      actions.addRoute({
        ...{ path: `${baseUrl}${INTERVIEW.slice(1)}`, component: "@site/src/pages/_interview/index.tsx", exact: true },
        modules: { scenarios: data },
      });
    },
    getPathsToWatch: () => [`${root}/scenarios/*.md`, `${root}/docs/**/*.md`],
  };
}
