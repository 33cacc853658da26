import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { parsePlan, showPlan, showsOf } from "../../../src/listings/index.ts";
import { Plan } from "../../../src/views/sql/Plan.tsx";
import { chapterPaths, readChapter } from "../../../verify/chapters.ts";
import { PLANS } from "../listings/plans.ts";

const OF_THE_BOOK = chapterPaths(".").flatMap((file) =>
  readChapter(".", file).listings.flatMap(({ output, line, ...listing }) =>
    showsOf(listing) === "plan" && output?.alternatives.length === 1 ? [{ name: `${file}:${line}`, text: output.body.trimEnd() }] : [],
  ),
);

test.each([...PLANS.filter(({ isText }) => !isText), ...OF_THE_BOOK])(
  "$name: the tree says what the text says, node by node",
  ({ text }) => {
    const html = render(text);
    expect(nodesOfHtml(html)).toEqual(nodesOfText(text));
    expect(depthsOfHtml(html)).toEqual(depthsOfText(text));
  },
);

test("what is no tree is shown as text, and says so", () => {
  const html = renderToStaticMarkup(createElement(Plan, { unread: "3" }, "the text"));
  expect(textOf(html)).toBe("As text alone: line 3 is none that can be drawn as a tree.the text");
});

test.each([
  ["without costs", "The shape alone."],
  ["without ANALYZE", "Estimates alone: nothing was executed. Costs are in the text."],
  ["actual rows alone", undefined],
  ["one row by its key", "Costs and times are in the text. From run to run, pages, estimates of large tables and times vary."],
  [
    "a nested loop, many times",
    "Rows are per loop. Pages include those of the nodes below. Costs and times are in the text. From run to run, pages, estimates of large tables and times vary.",
  ],
])("%s: what is said of the figures", (wanted, note) => {
  const html = render(PLANS.find(({ name }) => name === wanted)?.text ?? "");
  expect(/<\/ul><p class="[^"]*note[^"]*">(.*?)<\/p>/.exec(html)?.[1]).toBe(note);
});

test("marks are words, not colours", () => {
  const misestimate = PLANS.find(({ name }) => name.startsWith("a misestimate"))?.text ?? "";
  const html = render(misestimate);
  expect(html).toMatch(/data-mark="misestimate"[^>]*>Misestimate: 2,000 × too low</);
});

function render(text: string): string {
  const plan = parsePlan(text);
  if (!("root" in plan)) throw new Error(`line ${plan.line}: ${plan.text}`);
  return renderToStaticMarkup(createElement(Plan, { plan: JSON.stringify(showPlan(plan)) }, text));
}

type Told = { place: string; figures: Record<string, number>; never: boolean; lines: string[] };

// Read from the text by other means than the parser: a node is a line with an arrow, or the first.
const isNode = (line: string, at: number) => at === 0 || line.trimStart().startsWith("->  ");
const isFooter = (line: string) => /^(Planning|Execution|Trigger|Settings|Serialization)/.test(line);

function nodesOfText(text: string): Told[] {
  const told: Told[] = [];
  const lines = text.split("\n");
  const end = lines.findIndex(isFooter);
  for (const [at, line] of lines.slice(0, end < 0 ? undefined : end).entries()) {
    const own = line.trim().replace(/^-> {2}/, "");
    const node = told.at(-1);
    if (isNode(line, at)) told.push(headOfText(own));
    else if (node && own.startsWith("Buffers:")) Object.assign(node.figures, pagesOfText(own));
    else if (!/^(WAL:|(InitPlan|SubPlan) \d+$|CTE )/.test(own)) node?.lines.push(own);
  }
  return told;
}

function headOfText(own: string): Told {
  const estimated = /cost=\S+ rows=(\d+)/.exec(own)?.[1];
  const [, actual, loops] = /actual (?:time=\S+ )?rows=([\d.]+) loops=(\d+)/.exec(own) ?? [];
  const figures = {
    ...(estimated && { "rows estimated": Number(estimated) }),
    ...(actual && { "rows actual": Number(actual), loops: Number(loops) }),
  };
  return { place: own.replace(/ +\((cost|actual|never).*$/, ""), figures, never: own.includes("never executed"), lines: [] };
}

function pagesOfText(own: string): Record<string, number> {
  const sum = (part: string, counts: RegExp) => [...part.matchAll(counts)].reduce((total, [, count]) => total + Number(count), 0);
  const [asked = "", temporary = ""] = own.split("temp ");
  const spilled = sum(temporary, /=(\d+)/g);
  return { pages: sum(asked, /(?:hit|read)=(\d+)/g), ...(spilled > 0 && { "pages of temporary files": spilled }) };
}

function nodesOfHtml(html: string): Told[] {
  const tree = html.slice(0, html.indexOf("<details"));
  return tree
    .split('<li data-node="">')
    .slice(1)
    .map((item) => {
      const figures = Object.fromEntries<string>(
        [...item.matchAll(/<div data-figure="([^"]*)"><dt>[^<]*<\/dt> <dd>([^<]*)<\/dd>/g)].map(([, name = "", value = ""]) => [
          name,
          value,
        ]),
      );
      const { executed, "in all": all, ...counted } = figures;
      if (all) expect(number(all)).toBe(Math.round(number(counted["rows actual"]) * number(counted.loops)));
      return {
        place: textOf(/<p class="[^"]*head[^"]*">(.*?)<\/p>/.exec(item)?.[1] ?? "").replace(/^((InitPlan|SubPlan) \d+|CTE \S+): /, ""),
        figures: Object.fromEntries(Object.entries(counted).map(([name, value]) => [name, number(value)])),
        never: executed === "never",
        lines: [...item.matchAll(/data-detail="">(.*?)<\/p>/g)].map(([, line]) => textOf(line ?? "")),
      };
    });
}

const depthsOfText = (text: string): number[] => {
  const lines = text.split("\n");
  // What is no plain input stands below its name, which has the column of the other inputs.
  const placeOf = (at: number) => (/^ *((InitPlan|SubPlan) \d+|CTE \S+)$/.test(lines[at - 1] ?? "") ? at - 1 : at);
  const columns = lines.flatMap((line, at) => (at > 0 && isNode(line, at) ? [lines[placeOf(at)]?.search(/\S/) ?? 0] : []));
  const open = [0];
  return [
    0,
    ...columns.map((column) => {
      while ((open.at(-1) ?? 0) >= column) open.pop();
      open.push(column);
      return open.length - 1;
    }),
  ];
};

function depthsOfHtml(html: string): number[] {
  let depth = -1;
  return [...html.matchAll(/<ul|<\/ul|data-node/g)].flatMap(([token]) => {
    if (token === "data-node") return [depth];
    depth += token === "<ul" ? 1 : -1;
    return [];
  });
}

const ENTITIES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&amp;": "&" };
const textOf = (html: string) => html.replace(/<[^>]*>/g, "").replace(/&(lt|gt|quot|#x27|amp);/g, (entity) => ENTITIES[entity] ?? entity);
const number = (text: string | undefined) => Number(text?.replaceAll(",", "").replace(" rows", ""));
