import type { QuestionFacts } from "./facts.ts";

/** What a reader looks for among the questions. Empty: everything. */
export type Filter = { part: string; level: string; text: string };

/** The filter in a page's address: `?part=go&level=Senior&text=nil`. */
export function readFilter(search: string): Filter {
  const query = new URLSearchParams(search);
  return { part: query.get("part") ?? "", level: query.get("level") ?? "", text: query.get("text") ?? "" };
}

/** The address of a filter; empty values are left out. */
export function writeFilter(filter: Filter): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ""));
  return query.size === 0 ? "" : `?${query}`;
}

/** The questions of a part and a level whose words, chapter or tags contain every word of the text. */
export function filterQuestions(questions: QuestionFacts[], { part, level, text }: Filter): QuestionFacts[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return questions.filter((question) => {
    const all = [question.text, question.chapter, ...question.tags].join(" ").toLowerCase();
    return (!part || question.part === part) && (!level || question.level === level) && words.every((word) => all.includes(word));
  });
}
