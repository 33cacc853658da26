import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { urlOf } from "../../src/book/names.ts";
import {
  differencesOf,
  differingSteps,
  evidenceOf,
  kindOf,
  nodesOf,
  type Output,
  parsePlan,
  parseTable,
  readEvidence,
  showsOf,
} from "../../src/listings/index.ts";
import { headingsOf } from "../../src/markdown/outline.ts";
import { proofsIn } from "../../src/questions/proof.ts";
import { chapterPaths, readChapter } from "../../verify/chapters.ts";

// What `npm run build` made, read as a browser without script would.
const pages = chapterPaths(".").map((file) => ({ file, path: `build${urlOf(file)}index.html` }));
const chapters = pages.filter(({ file }) => readChapter(".", file).listings.length > 0);

test("the book was built, and has chapters with listings", () => {
  expect(existsSync("build/index.html"), "npm run build").toBe(true);
  expect(chapters.length).toBeGreaterThan(0);
});

test("no script says where the site was built", () => {
  const scripts = globSync("build/assets/js/*.js");
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((file) => readFileSync(file, "utf8").includes(process.cwd()))).toEqual([]);
});

test.each(pages)("$file is a page, and asks for no script by itself", ({ path }) => {
  expect(readFileSync(path, "utf8")).not.toMatch(/<script[^>]*\ssrc=/);
});

describe.each(chapters)("$file", ({ file, path }) => {
  const html = readFileSync(path, "utf8");
  const { listings, tree } = readChapter(".", file);

  test("the site and the harness see the same listings", () => {
    const shown = [...html.matchAll(/data-listing=["']?([0-9a-f]+)/g)].map((match) => match[1]);
    expect(shown).toEqual(listings.map(({ hash }) => hash.slice(0, 8)));
  });

  test("every listing has its code, its output and its badge without script", () => {
    const text = textOf(html);
    for (const listing of listings) {
      const { node, output, line } = listing;
      // Where two engines differ, their replies stand side by side, each below a name.
      const parts = differencesOf(listing).flatMap((part) => ("text" in part ? [part] : part.replies));
      for (const piece of parts.length > 0 ? parts.map((part) => part.text) : [node.value])
        expect(text, `${file}:${line}`).toContain(squeeze(piece));
      if (output && output.node !== node && output.match !== "histogram") expect(text, `${file}:${line}`).toContain(squeeze(shown(output)));
    }
    // React marks where texts meet.
    const badges = [...html.replaceAll("<!-- -->", "").matchAll(/(executed|emulated|model) · /g)].map((match) => match[1]);
    expect(badges).toEqual(listings.map(({ contract }) => kindOf(contract)));
    expect(html).not.toContain("not yet run");
  });

  test("every recorded interleaving is shown whole, without script", () => {
    const text = textOf(html);
    const { listings: evidences } = readEvidence(".", file);
    for (const { trace = [], traces = {} } of evidences) {
      for (const { sql, result } of [trace, ...Object.values(traces)].flat()) {
        expect(text).toContain(squeeze(sql));
        for (const value of result?.rows?.flat() ?? []) expect(text).toContain(squeeze(value ?? "NULL"));
        if (result?.error) expect(text).toContain(squeeze(`ERROR ${result.error.code} ${result.error.message}`));
      }
    }
  });

  test("of an interleaving that two databases played, each step that went another way says so", () => {
    const evidences = readEvidence(".", file);
    const differing = listings.flatMap(({ hash }) => {
      const { trace, traces = {} } = evidenceOf(evidences, hash) ?? {};
      return trace ? Object.values(traces).flatMap((other) => differingSteps(trace, other)) : [];
    });
    expect(html.replaceAll("<!-- -->", "").match(/>not as on PostgreSQL</g) ?? []).toHaveLength(differing.length);
  });

  test("every plan that can be read is a tree, node for node, without script", () => {
    const texts = listings.flatMap(({ output, ...listing }) =>
      showsOf(listing) === "plan" && output?.alternatives.length === 1 ? [output.body] : [],
    );
    const plans = texts.map(parsePlan).flatMap((plan) => ("root" in plan ? [plan.root] : []));
    const trees = html.split(/\sdata-plan(?![-\w])=?/).slice(1);
    expect(trees.map((tree) => tree.split("<details")[0]?.match(/data-node/g)?.length)).toEqual(plans.map((root) => nodesOf(root).length));
    expect(html.match(/As text alone/g)?.length ?? 0).toBe(texts.length - plans.length);
  });

  test("sections that are not of the core say so, and keep their ids", () => {
    const marked = [...html.matchAll(/<section data-depth="?all"?><h[23][^>]*?\sid=["']?([a-z0-9-]+)/g)].map(([, id]) => id);
    const deep = headingsOf(tree).flatMap(({ isDeep, id }) => (isDeep ? [id] : []));
    expect(marked.sort()).toEqual(deep.sort());
  });

  test("what proves a sentence is marked, and says where it leads", () => {
    const links = proofsIn([tree]).filter(({ kind }) => kind !== "judgement");
    // A rubric is there twice: to be ticked, and to be read without script.
    expect(html.match(/<a[^>]*class=["']?proof[^>]*title=/g)?.length ?? 0).toBeGreaterThanOrEqual(links.length);
    for (const { kind } of links) expect(html).toMatch(new RegExp(`title="${kind}: [^"]+" aria-label="${kind}: [^"]+">${kind}<`));
  });

  test("links to listings lead somewhere", () => {
    for (const { contract } of listings) if (contract.id) expect(html).toMatch(new RegExp(`id=["']?l-${contract.id}["' >]`));
  });
});

/** A result set, states and the numbers of a chart are shown as tables: their names and values. Anything else as it is recorded. */
function shown({ body, as }: Output): string {
  if (as === "chart") return body.replaceAll("|", "");
  if (as === "states") return statesOf(body);
  const table = parseTable(body);
  if (!table) return body;
  return [...table.fields.map(({ name }) => name), ...table.rows.flat().map((value) => value ?? "NULL"), table.footer].join("");
}

function statesOf(body: string): string {
  const [header = "", ...rows] = body.split("\n");
  const cells = rows.flatMap((row) => {
    const [what = "", ...parts] = row.split("|");
    return [
      what,
      ...parts.map((part) => {
        const boxes = part.trim().replace(/^(\S+):(?= |$)/, "$1");
        const told = boxes.split(" ").map((box) => (box === "·" ? "free" : box.replace(/^\((.*)\)$/, "$1")));
        return told.join("") || "nothing";
      }),
    ];
  });
  return [...header.split("|"), ...cells].join("");
}

const ENTITIES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&#39;": "'", "&amp;": "&" };
const squeeze = (text: string) => text.replace(/\s+/g, "");

function textOf(html: string): string {
  // A listing that is folded is one listing.
  const text = html
    .replace(/<summary>\d+ lines? (?:above|below)<\/summary>/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/&(lt|gt|quot|amp|#x27|#39);/g, (entity) => ENTITIES[entity] ?? entity);
  return squeeze(text);
}
