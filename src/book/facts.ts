import {
  captionOf,
  type Evidence,
  type Evidences,
  evidenceOf,
  kindOf,
  type Listing,
  type PlayKind,
  playOf,
  readEvidence,
} from "../listings/index.ts";
import { readChapter } from "./chapter.ts";
import type { Page } from "./pages.ts";
import type { AskedQuestion, ChapterQuestions } from "./questions.ts";

/** One listing with what vouches for it, to show outside its chapter. */
export type Specimen = {
  key: string;
  hash: string;
  contract: string;
  /** What its contract promises. */
  caption: string;
  code: string;
  output: string;
  engine: string;
  date: string;
  /** Executed, emulated or a model. */
  kind: string;
  /** How readers run it in the page, where they can. */
  plays: PlayKind | undefined;
  language: string;
  chapter: string;
  /** What is asked above it, and the words of the link to its chapter. */
  question: string;
  link: string;
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
  /** The page of claims that a release has overtaken, where there is one. */
  changes: string | undefined;
  /** The page where readers query a schema of the book, where there is one. */
  sandbox: string | undefined;
  /** By part, and there by chapter. */
  questions: Record<string, ChapterQuestions[]>;
};

type Chapter = Page & { listings: Listing[]; skipped: number; evidences: Evidences; questions: AskedQuestion[] };

/**
 * Counts the book, from its chapters and its records.
 * @param root the folder that has `docs` and `recorded`
 * @throws where no page, or more than one, says what the home page shows, or its listing is not there or was not executed as it stands
 */
export function countBook(root: string, pages: readonly Page[]): BookFacts {
  const chapters = pages
    .filter(({ file }) => file.endsWith(".md"))
    .map((page) => readAsked(root, page))
    .filter(({ listings }) => listings.length > 0);
  const evidence = chapters.flatMap((chapter) => chapter.listings.flatMap(({ hash }) => evidenceOf(chapter.evidences, hash) ?? []));
  const parts = [...Map.groupBy(chapters, ({ part }) => part)];
  return {
    parts: Object.fromEntries(parts.map(([part, own]) => [part, countPart(own)])),
    engines: countEngines(evidence),
    chapters: chapters.length,
    ...countListings(chapters),
    skipped: chapters.reduce((sum, { skipped }) => sum + skipped, 0),
    specimen: findSpecimen(chapters),
    changes: pages.find(({ front }) => front.kind === "changes")?.url,
    sandbox: pages.find(({ front }) => front.sandbox)?.url,
    questions: Object.fromEntries(parts.map(([part, own]) => [part, own.filter(({ questions }) => questions.length > 0).map(asked)])),
  };
}

function readAsked(root: string, page: Page): Chapter {
  const { listings, skipped, practice } = readChapter(root, page.file);
  const questions = practice.questions.flatMap(({ id, title, level }) => (id && level ? [{ id, text: title, level }] : []));
  return { ...page, listings, skipped: skipped.length, evidences: readEvidence(root, page.file), questions };
}

const asked = ({ front: { title, search }, url, questions }: Chapter): ChapterQuestions => ({ title, url, tags: search, questions });

function countPart(chapters: Chapter[]): PartFacts {
  const contents = chapters.map(({ front: { title }, url }) => ({ title, url }));
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

const FIX = "one page says in its front matter `specimen: { listing: ID, question: …, link: … }`, of a listing that was executed";

function findSpecimen(chapters: Chapter[]): Specimen {
  const [chapter, ...others] = chapters.filter(({ front }) => front.specimen);
  const { specimen } = chapter?.front ?? {};
  if (!chapter || !specimen) throw new Error(`docs: nothing says what the home page shows.\n  allowed: ${FIX}`);
  if (others[0]) throw new Error(`${others[0].file}:1: the home page shows a listing of ${chapter.file} already.\n  allowed: ${FIX}`);
  const listing = chapter.listings.find(({ contract }) => contract.id === specimen.listing);
  const evidence = listing && evidenceOf(chapter.evidences, listing.hash);
  if (!listing?.output || !evidence)
    throw new Error(`${chapter.file}:1: no listing id=${specimen.listing} was executed, which the home page shows.\n  allowed: ${FIX}`);
  const { key, hash, contract, code, output } = listing;
  const play = playOf(listing);
  return {
    ...{ key, hash, contract: contract.name, caption: captionOf(contract), kind: kindOf(contract), code, output: output.body },
    ...{ engine: evidence.engine, date: evidence.date, language: listing.node.lang ?? "text" },
    plays: play && "kind" in play ? play.kind : undefined,
    ...{ chapter: chapter.url, question: specimen.question, link: specimen.link },
  };
}
