import { element } from "../../markdown/element.ts";
import { defineKind, listingWith, type Task } from "../kind.ts";
import type { BugData } from "./grade.ts";

/** A listing with a mistake, whose lines are to be found; its fix is folded below. */
export const bug = defineKind({
  components: ["BugAnswer"],
  lacks: (task) =>
    listingWith(task, "bug")
      ? undefined
      : { found: "no bug to find", allowed: "a listing with role=bug lines=N, and its fix with role=fix" },
  answeredBy: (task) => dataOf(task).map((data) => element("BugAnswer", { data: JSON.stringify(data) })),
  printed: (task) =>
    dataOf(task).map(({ lines }) => ({ type: "paragraph", children: [{ type: "text", value: `Line ${lines.join(", ")}` }] })),
  skeleton: ({ listing }) => ({
    id: "bug",
    title: "…",
    body: `${listing("role=bug lines=1")}
<details><summary>The fix</summary>

${listing("role=fix")}
</details>`,
  }),
});

function dataOf(task: Task): BugData[] {
  const { contract, node } = listingWith(task, "bug") ?? {};
  return contract && node && "lines" in contract && contract.lines ? [{ lines: contract.lines, last: node.value.split("\n").length }] : [];
}
