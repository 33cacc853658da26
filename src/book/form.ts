import { existsSync, readFileSync } from "node:fs";
import { isChapter } from "./names.ts";

/** Chapters that do not have the form yet in which the book speaks, a line each. The list only gets shorter: verify/rules/spoken.ts. */
export const OLD_FORM = "recorded/old-form.txt";

/** The chapters on that list, in its order; none where there is no list. */
export const oldForm = (root: string): string[] =>
  existsSync(`${root}/${OLD_FORM}`) ? readFileSync(`${root}/${OLD_FORM}`, "utf8").split("\n").filter(Boolean) : [];

/** Whether a file is a chapter whose sections have depths, whose sentences have marks, and which has its own words. */
export const hasForm = (root: string, file: string): boolean => isChapter(file) && !oldForm(root).includes(file);
