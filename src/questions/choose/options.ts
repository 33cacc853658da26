import type { Root } from "mdast";
import type { Choice } from "../../markdown/choices.ts";
import { type Element, element, inlined } from "../../markdown/element.ts";
import type { ChooseData } from "./grade.ts";

export const OPTIONS = ["Options", "Option", "OptionText", "OptionWhy"] as const;
type Name = (typeof OPTIONS)[number];

const part: typeof element<Name> = element;

/** Answers that are offered, in place of their task list: in an exercise of any kind, and below a listing whose output is to be guessed. */
export function optionsElement(choices: readonly Choice[]): Element<Name> {
  const right = choices.flatMap(({ correct }, index) => (correct ? [index] : []));
  const options = choices.map(({ body, reason }, index) =>
    part("Option", { index: String(index) }, [part("OptionText", {}, inlined(body)), part("OptionWhy", {}, reason as Root["children"])]),
  );
  return part("Options", { data: JSON.stringify({ right, offered: choices.length } satisfies ChooseData) }, options);
}
