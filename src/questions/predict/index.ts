import { element } from "../../markdown/element.ts";
import { defineKind, listingWith } from "../kind.ts";
import type { PredictData } from "./grade.ts";

/** A listing whose output is to be guessed, by choosing or in the reader's own words. */
export const predict = defineKind({
  components: ["Prediction"],
  lacks: (task) =>
    listingWith(task, "predict") ? undefined : { found: "nothing to predict", allowed: "a listing with role=predict, then its output" },
  answeredBy: (task) => {
    const { output } = listingWith(task, "predict") ?? {};
    if (!output || task.choices.length > 0) return [];
    const { alternatives, match, mask } = output;
    return [element("Prediction", { data: JSON.stringify({ alternatives, match, mask } satisfies PredictData) })];
  },
  printed: () => [],
  skeleton: ({ predicted }) => ({
    id: "predict",
    title: "what does it print?",
    body: `${predicted("role=predict")}
- [ ] \`one output\`
  > Why not.
- [x] \`another\`
  > Why.`,
  }),
});
