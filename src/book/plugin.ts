import type { Plugin } from "@docusaurus/types";
import { aliasedSitePath } from "@docusaurus/utils";
import { QUESTIONS } from "../questions/sections.ts";
import { countBook, type PartFacts } from "./facts.ts";
import { type Entry, entriesOf, glossaryUrl, termsOf } from "./glossary.ts";
import { othersOf, readPages, sandboxesOf } from "./pages.ts";
import { PARTS } from "./parts.ts";
import { countQuestions, paginate, questionsUrl } from "./questions.ts";
import { refuse } from "./refuse.ts";
import { judgeFiles, judgeStatic } from "./rules/index.ts";
import { glossaryOf } from "./words.ts";

const BOOK = "book-facts";

/** What every page carries: the contents of each part, and where each schema can be tried. */
export type Everywhere = { contents: Record<string, PartFacts["contents"]>; sandboxes: Record<string, string> };

type Content = { pages: ReturnType<typeof readPages>; facts: ReturnType<typeof countBook>; glossary: Entry[] };

/**
 * Gives each page of the site the contents of the book, `usePluginData(BOOK)`, and those pages that count and list it all they need. A book with
 * files that `npm run book` would refuse stops the build here, before anything of theirs is read by others.
 * @param site the folder whose `static` is served
 * @param root the folder that has `docs` and `recorded`
 */
export function bookFacts(site: string, root: string, baseUrl: string): Plugin {
  return {
    name: BOOK,
    loadContent: async (): Promise<Content> => {
      refuse([...judgeFiles(root), ...judgeStatic(site)]);
      const pages = readPages(root);
      return { pages, facts: countBook(root, pages), glossary: glossaryOf(root, pages) };
    },
    contentLoaded: async ({ content, actions }) => {
      const { pages, facts, glossary } = content as Content;
      const { questions, ...counted } = facts;
      const contents = Object.fromEntries(
        PARTS.map(({ id }) => {
          const others = othersOf(pages, id).map(({ front, url }) => ({ title: front.sidebar_label ?? front.title, url }));
          const ofQuestions = questions[id] ? [{ title: QUESTIONS, url: questionsUrl(id) }] : [];
          return [id, [...(facts.parts[id]?.contents ?? []), ...others, ...ofQuestions]];
        }),
      );
      actions.setGlobalData({ contents, sandboxes: sandboxesOf(pages) } satisfies Everywhere);

      // By alias: a route's module is named in a script of every page, and where the site was built is nothing to its readers.
      const data = async (name: string, value: unknown) =>
        aliasedSitePath(await actions.createData(`${name}.json`, JSON.stringify(value)), site);
      type Route = Omit<Parameters<typeof actions.addRoute>[0], "path" | "component" | "exact">;
      const add = (url: string, component: string, route: Route) =>
        actions.addRoute({ path: `${baseUrl}${url.slice(1)}`, component: `@site/src/pages/${component}.tsx`, exact: true, ...route });

      const ofBook = await data("facts", counted);
      add("/", "_home/index", { modules: { facts: ofBook } });
      add("/about/", "_about/index", { modules: { facts: ofBook } });
      add("/about/offline/", "_offline/index", {});

      if (glossary.length > 0) add(glossaryUrl(), "_glossary/index", { modules: { terms: await data("terms", termsOf(glossary)) } });
      const explaining = PARTS.map(({ id }) => id).filter((id) => entriesOf(glossary, id).length > 0);
      for (const part of explaining) {
        const modules = { entries: await data(`glossary-${part}`, entriesOf(glossary, part)) };
        add(glossaryUrl(part), "_glossary/part", { modules, props: { part, parts: explaining } });
      }

      const parts: Record<string, string> = {};
      for (const [part, chapters] of Object.entries(questions)) parts[part] = await data(`questions-${part}`, chapters);
      add(questionsUrl(), "_questions/index", { modules: { parts } });
      const totals = Object.fromEntries(Object.entries(questions).map(([part, chapters]) => [part, countQuestions(chapters).all]));
      add("/practice/", "_practice/index", { props: { counts: totals } });
      for (const [part, chapters] of Object.entries(questions)) {
        const modules = { chapters: parts[part] ?? "" };
        for (const page of paginate(chapters).keys())
          add(questionsUrl(part, page + 1), "_questions/part", { modules, props: { part, page: page + 1, totals } });
      }
    },
    getPathsToWatch: () => [`${root}/docs/**/*`, `${root}/recorded/**/*.json`],
  };
}
