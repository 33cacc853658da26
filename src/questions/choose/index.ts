import { defineKind } from "../kind.ts";
import { OPTIONS } from "./options.ts";

/** Answers to choose from, each explained. */
export const choose = defineKind({
  components: OPTIONS,
  lacks: ({ choices }) =>
    choices.some(({ correct }) => correct) ? undefined : { found: "no answer marked [x]", allowed: "- [ ] and - [x], each explained" },
  answeredBy: () => [],
  printed: () => [],
  skeleton: () => ({
    id: "choose",
    title: "which of these …?",
    body: `- [ ] …
  > Why not.
- [x] …
  > Why. Several \`[x]\` make it "choose all that are right".`,
  }),
});
