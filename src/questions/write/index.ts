import { element } from "../../markdown/element.ts";
import { defineKind, listingWith } from "../kind.ts";

/** Code to write, which has to pass tests; a solution is folded below. */
export const write = defineKind({
  components: ["WriteGrade"],
  lacks: (task) =>
    listingWith(task, "starter")
      ? undefined
      : { found: "nothing to start from", allowed: "role=starter, then role=tests or sql checks, then role=solution" },
  answeredBy: () => [element("WriteGrade", {})],
  printed: () => [],
  skeleton: ({ write: { starter, tests, solution } }) => ({
    id: "write",
    title: "…",
    body: `\`\`\`${starter}
\`\`\`
\`\`\`${tests}
\`\`\`
<details><summary>A solution</summary>

\`\`\`${solution}
\`\`\`

</details>`,
  }),
});
