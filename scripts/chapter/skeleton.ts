import type { Blanks } from "../../src/questions/kind.ts";
import { KIND_NAMES, kindOf } from "../../src/questions/kinds.ts";
import { ANSWER_PARTS, RUBRIC } from "../../src/questions/question.ts";
import { EXERCISES, QUESTIONS, SECTION_IDS, WORDS, WRONG_ELSEWHERE } from "../../src/questions/sections.ts";
import type { Fence, Fences } from "./fences.ts";

/** A chapter that has everything but its contents. `npm run book` tells what it still lacks. */
export const skeletonOf = (title: string, slug: string, { listing, predict, write }: Fences): string => `---
title: ${JSON.stringify(title)}
description: After this chapter you can …
search: [alias, another alias, "an error code"]
---

> *"The question an interviewer would ask."*

**In 60 seconds.** What you would say aloud.

## ${WORDS} <!-- #words -->

- **Term**: one sentence that says what it is.

${heading("The model")}

\`\`\`mermaid
flowchart TB
  accTitle: What the diagram shows
  accDescr: All it says, for those who do not see it.
  A[first] --> B[second]
\`\`\`

${heading("Watch it happen")}

### One surprising thing <!-- #one-surprising-thing -->

${show(listing, `id=${slug}`)}
${heading("Where it breaks")}

${heading(WRONG_ELSEWHERE)}

**"The claim."** What is true, since which version ([run](#l-${slug})).

${heading(QUESTIONS)}

### A question that separates levels? <!-- #q-${slug} -->
*Senior*

<details><summary>Think first, then open</summary>

**${RUBRIC}**
- a point that a listener can tick ([run](#l-${slug}))
- …

${ANSWER_PARTS.map((part) => `**${part}.** …`).join("\n\n")}

</details>

${heading(EXERCISES)}

${exercisesOf(slug, { listing: (keys) => show(listing, keys), predicted: (keys) => show(predict, keys), write })}
${heading("Remember")}

${heading("Further reading")}
`;

const heading = (title: keyof typeof SECTION_IDS): string => `## ${title} <!-- #${SECTION_IDS[title]} -->`;

/** One exercise of each kind that there is. */
const exercisesOf = (slug: string, blanks: Blanks): string =>
  KIND_NAMES.map((name) => {
    const { id, title, body } = kindOf(name).skeleton(blanks);
    return `### ${name}: ${title} <!-- #ex-${slug}-${id} -->\n\n${body}\n`;
  }).join("\n");

/** The queries that lead to it, none yet. */
export const queriesOf = (
  part: string,
  slug: string,
): string => `# What readers type, and the headings that answer it: CONTRIBUTING.md says how to write one.
# - { query: maps are not ordered, kind: question, at: { ${part}/${slug}: [top, the-model] } }
`;

const show = ({ info, body, prints }: Fence, keys: string): string =>
  `\`\`\`${info} ${keys}\n${body}\`\`\`\n${prints ? "```output\n```\n" : ""}`;
