import type { Nodes } from "mdast";
import type { Depth } from "../questions/depth.ts";
import { LEVELS, type Level } from "../questions/levels.ts";
import { chaptersOf, readChapter } from "./chapter.ts";
import { minutesOf, tonightOf } from "./minutes.ts";

/** What somebody of a level reads of a chapter on the night before: `first` is the id of the first question they may be asked. */
export type Evening = { questions: number; minutes: number; first: string };

/** A chapter of a part, and its minutes. */
export type ChapterEvenings = {
  file: string;
  title: string;
  evenings: Partial<Record<Level, Evening>>;
  minutes: Record<Depth, number>;
};

/**
 * What can be read of a part tonight, level by level: of each chapter that asks a level anything its opening, those questions with their answers, and
 * what it says is to be kept.
 */
export function eveningsOf(root: string, part: string): ChapterEvenings[] {
  return chaptersOf(root, part).map((file) => {
    const { tree, front, listings, practice } = readChapter(root, file);
    const fences = new Set<Nodes>(listings.map(({ node }) => node));
    const isListing = (node: Nodes) => fences.has(node);
    const evenings = LEVELS.flatMap((level): [Level, Evening][] => {
      const own = practice.questions.filter((question) => question.level === level);
      const first = own[0]?.id;
      return first ? [[level, { questions: own.length, minutes: tonightOf(tree, own, isListing), first }]] : [];
    });
    const minutes = minutesOf(tree, practice.questions, isListing);
    return { file, title: front?.title ?? file, evenings: Object.fromEntries(evenings), minutes };
  });
}
