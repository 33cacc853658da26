import { globSync, readFileSync } from "node:fs";
import type { Root } from "mdast";
import * as YAML from "yaml";
import {
  type Evidence,
  type Evidences,
  evidenceOf,
  extract,
  kindOf,
  type Listing,
  parseMarkdown,
  readEvidence,
  readSchemas,
} from "../listings/index.ts";
import { type Level, questionsOf, sectionsOf } from "../questions/index.ts";

/** One listing with what vouches for it, to show outside its chapter. */
export type Specimen = {
  key: string;
  hash: string;
  contract: string;
  code: string;
  output: string;
  engine: string;
  date: string;
  /** Executed, emulated or a model. */
  kind: string;
  chapter: string;
};

export type PartFacts = { chapters: number; listings: number; executed: number; contents: { title: string; url: string }[] };
export type EngineFacts = { engine: string; listings: number; last: string };

/** What can be counted and listed in the book. */
export type BookFacts = {
  parts: Record<string, PartFacts>;
  engines: EngineFacts[];
  chapters: number;
  listings: number;
  executed: number;
  skipped: number;
  specimen: Specimen;
  questions: QuestionFacts[];
};

/** An interview question of the book, to be found by part, level, tag and words. */
export type QuestionFacts = { id: string; text: string; level: Level; part: string; chapter: string; url: string; tags: string[] };

type Chapter = { file: string; title: string; listings: Listing[]; skipped: number; evidences: Evidences; questions: QuestionFacts[] };

/**
 * Counts the book, from its chapters and its records.
 * @param root the repository
 * @param specimen the listing to show: a chapter's file and an id in it. Throws when it is not there, or was not executed as it stands.
 */
export function countBook(root: string, specimen: { file: string; id: string }): BookFacts {
  const chapters = globSync("docs/**/*.md", { cwd: root })
    .sort()
    .map((file) => readChapter(root, file))
    .filter(({ listings }) => listings.length > 0);
  const evidence = chapters.flatMap((chapter) => chapter.listings.flatMap(({ hash }) => evidenceOf(chapter.evidences, hash) ?? []));
  const parts = Map.groupBy(chapters, ({ file }) => partOf(file));
  return {
    parts: Object.fromEntries([...parts].map(([part, own]) => [part, countPart(own)])),
    engines: countEngines(evidence),
    chapters: chapters.length,
    ...countListings(chapters),
    skipped: chapters.reduce((sum, { skipped }) => sum + skipped, 0),
    specimen: findSpecimen(chapters, specimen),
    questions: chapters.flatMap(({ questions }) => questions),
  };
}

function readChapter(root: string, file: string): Chapter {
  const text = readFileSync(`${root}/${file}`, "utf8");
  const tree = parseMarkdown(text);
  const { listings, skipped } = extract(tree, { file, text, schemas: readSchemas(root) });
  const front = tree.children.find((node) => node.type === "yaml");
  const { title = "", search = [] } = (YAML.parse(front?.value ?? "") ?? {}) as { title?: string; search?: unknown[] };
  const questions = findQuestions(tree, { url: urlOf(file), part: partOf(file), chapter: title, tags: search.map(String) });
  return { file, title, listings, skipped: skipped.length, evidences: readEvidence(root, file), questions };
}

type Place = Pick<QuestionFacts, "url" | "part" | "chapter" | "tags">;

function findQuestions(tree: Root, place: Place): QuestionFacts[] {
  const section = sectionsOf(tree.children, 2).find((found) => found.title === "Interview questions");
  return questionsOf(section).flatMap(({ id, text, level }) => {
    return id && level ? [{ ...place, id, text, level, url: `${place.url}#${id}` }] : [];
  });
}

function countPart(chapters: Chapter[]): PartFacts {
  const contents = chapters.map(({ title, file }) => ({ title, url: urlOf(file) }));
  return { chapters: chapters.length, ...countListings(chapters), contents };
}

function countListings(chapters: Chapter[]): { listings: number; executed: number } {
  const listings = chapters.flatMap((chapter) => chapter.listings.map(({ hash }) => evidenceOf(chapter.evidences, hash)));
  return { listings: listings.length, executed: listings.filter((evidence) => evidence !== undefined).length };
}

function countEngines(evidence: Evidence[]): EngineFacts[] {
  return [...Map.groupBy(evidence, ({ engine }) => engine)]
    .map(([engine, own]) => ({
      engine,
      listings: own.length,
      last:
        own
          .map(({ date }) => date)
          .sort()
          .at(-1) ?? "",
    }))
    .sort((a, b) => b.listings - a.listings);
}

function findSpecimen(chapters: Chapter[], { file, id }: { file: string; id: string }): Specimen {
  const chapter = chapters.find((candidate) => candidate.file === file);
  const listing = chapter?.listings.find(({ contract }) => contract.id === id);
  const evidence = listing && chapter && evidenceOf(chapter.evidences, listing.hash);
  if (!listing?.output || !evidence)
    throw new Error(`${file}: the home page shows its listing id=${id}, which is not there or was not executed`);
  const { key, hash, contract, code, output } = listing;
  const kind = kindOf(contract);
  const { engine, date } = evidence;
  return { key, hash, contract: contract.name, kind, code, output: output.body, engine, date, chapter: urlOf(file) };
}

const partOf = (file: string): string => file.split("/")[1] ?? "";

/** Where a chapter is read: `docs/go/08-channels.md` → `/go/channels/`. */
const urlOf = (file: string): string =>
  `/${file
    .replace(/^docs\//, "")
    .replace(/\.md$/, "")
    .replace(/\/\d+-/, "/")}/`;
