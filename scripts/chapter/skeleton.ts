import type { Fence, Fences } from "./fences.ts";

/** A chapter that has everything but its contents. `npm run book` tells what it still lacks. */
export const skeletonOf = (title: string, slug: string, { listing, predict, write }: Fences): string => `---
title: ${JSON.stringify(title)}
description: After this chapter you can …
search: [alias, another alias, "an error code"]
---

> *"The question an interviewer would ask."*

**In 60 seconds.** What you would say aloud.

## The model <!-- #the-model -->

\`\`\`mermaid
flowchart TB
  accTitle: What the diagram shows
  accDescr: All it says, for those who do not see it.
  A[first] --> B[second]
\`\`\`

## Watch it happen <!-- #watch-it-happen -->

### One surprising thing <!-- #one-surprising-thing -->

${show(listing, `id=${slug}`)}
## Where it breaks <!-- #where-it-breaks -->

## What most guides get wrong <!-- #wrong -->

**"The claim."** What is true, since which version: [the listing](#l-${slug}).

## Interview questions <!-- #questions -->

### A question that separates levels? <!-- #q-${slug} -->
*Senior*

<details><summary>Think first, then open</summary>

**A strong answer mentions**
- …

**Answer.** …

**Follow-up.** …

**Red flag.** …

</details>

## Exercises <!-- #exercises -->

### Predict: what does it print? <!-- #ex-${slug}-predict -->

${show(predict, "role=predict")}
- [ ] \`one output\`
  > Why not.
- [x] \`another\`
  > Why.

### Choose: which of these …? <!-- #ex-${slug}-choose -->

- [ ] …
  > Why not.
- [x] …
  > Why. Several \`[x]\` make it "choose all that are right".

### Spot the bug: … <!-- #ex-${slug}-bug -->

${show(listing, "role=bug lines=1")}
<details><summary>The fix</summary>

${show(listing, "role=fix")}
</details>

### Write: … <!-- #ex-${slug}-write -->

\`\`\`${write.starter}
\`\`\`
\`\`\`${write.tests}
\`\`\`
<details><summary>A solution</summary>

\`\`\`${write.solution}
\`\`\`

</details>

### Order: the steps of … <!-- #ex-${slug}-order -->

1. …
2. …
3. …

### Decide: … or …? <!-- #ex-${slug}-decide -->

What is given, and the options with what each costs.

<details><summary>What each level would say</summary>

**Junior.** …

**Senior.** …

**Staff.** …

</details>

## Remember <!-- #remember -->

## Further reading <!-- #further-reading -->
`;

/** The queries that lead to it, none yet. */
export const queriesOf = (
  part: string,
  slug: string,
): string => `# What readers type, and the headings that answer it: CONTRIBUTING.md says how to write one.
# - { query: maps are not ordered, kind: question, at: { ${part}/${slug}: [top, the-model] } }
`;

const show = ({ info, body, prints }: Fence, keys: string): string =>
  `\`\`\`${info} ${keys}\n${body}\`\`\`\n${prints ? "```output\n```\n" : ""}`;
