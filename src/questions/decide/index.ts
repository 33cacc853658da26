import { element } from "../../markdown/element.ts";
import { defineKind } from "../kind.ts";
import { LEVELS } from "../levels.ts";

/** A decision without a right answer: what each level would say is folded below. */
export const decide = defineKind({
  components: ["DecideGrade"],
  lacks: () => undefined,
  answeredBy: () => [element("DecideGrade", {})],
  printed: () => [],
  skeleton: () => ({
    id: "decide",
    title: "… or …?",
    body: `What is given, and the options with what each costs.

<details><summary>What each level would say</summary>

${LEVELS.map((level) => `**${level}.** …`).join("\n\n")}

</details>`,
  }),
});
