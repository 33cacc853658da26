import { expect, test } from "vitest";
import { readDiagram } from "../../../src/diagrams/index.ts";
import { draw } from "../../../src/remark/diagram/draw.ts";

const drawn = (source: string, id = "diagram-1") => draw(readDiagram(source).diagram, id);
const WORDS = "  accTitle: What is shown\n  accDescr: A leads to B & C.\n";

test("a drawing has its name and description, and neither style nor request of its own", () => {
  const { svg } = drawn(`flowchart LR\n${WORDS}  A -- yes --> B`);
  expect(svg).toContain('role="img" aria-labelledby="diagram-1-title" aria-describedby="diagram-1-description"');
  expect(svg).toContain('<title id="diagram-1-title">What is shown</title>');
  expect(svg).toContain('<desc id="diagram-1-description">A leads to B &amp; C.</desc>');
  expect(svg).not.toMatch(/<style|@import|font-family|style=|#[0-9a-f]{3,6}\b/i);
  expect(svg).not.toContain(">accTitle");
});

test("two drawings on a page share no id, and refer to their own", () => {
  const idsOf = (svg: string) => [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? "");
  const [one, two] = ["diagram-1", "diagram-2"].map((id) => drawn(`flowchart LR\n${WORDS}  A --> B`, id).svg) as [string, string];
  expect(idsOf(one).filter((id) => idsOf(two).includes(id))).toEqual([]);
  for (const [, used] of one.matchAll(/url\(#([^)]*)\)/g)) expect(idsOf(one)).toContain(used);
});

test("the size is set, so that nothing shifts, at a scale that makes the smallest text 12 px", () => {
  const { svg, width, height } = drawn(`flowchart TD\n${WORDS}  A -- yes --> B`);
  const [, unitsWide] = /viewBox="0 0 ([\d.]+)/.exec(svg) ?? [];
  const smallest = Math.min(...[...svg.matchAll(/font-size="(\d+)"/g)].map(([, size]) => Number(size)));
  expect(svg).toContain(`width="${width}" height="${height}"`);
  expect((smallest * width) / Number(unitsWide)).toBeGreaterThanOrEqual(12);
});

test("a row of boxes that is wider than the column stands upright", () => {
  const row = "ABCDEFGHIJ".split("").map((id) => `${id}[a step with a name]`);
  const { width, height } = drawn(`flowchart LR\n${WORDS}  ${row.join(" --> ")}`);
  expect(width).toBeLessThan(height);
});

test("entities keep every relation, whichever end has the crow's foot", () => {
  const { svg, width } = drawn(
    `erDiagram\n${WORDS}  A ||--o{ B : first\n  A }o--|| C : second\n  A }|..o| D : third\n  A |o--o{ A : fourth`,
  );
  for (const label of ["first", "second", "third", "fourth"]) expect(svg).toContain(`>${label}<`);
  const lefts = [...svg.matchAll(/<rect [^>]*\bx="([\d.]+)"/g)].map(([, x]) => Number(x));
  const [, aside] = /viewBox="([\d.]+) /.exec(svg) ?? [];
  expect(Math.min(...lefts)).toBeGreaterThanOrEqual(Number(aside));
  expect(width).toBeLessThan(640);
});

test("no box reaches out of the picture", () => {
  const { svg } = drawn(`flowchart TB\n${WORDS}  A -- yes --> B[one<br/>two]\n  A -- no --> C[one<br/>two<br/>three]`);
  const [, unitsHigh] = /viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(svg) ?? [];
  const bottoms = [...svg.matchAll(/<rect [^>]*\by="([\d.]+)"[^>]*\bheight="([\d.]+)"/g)].map(
    ([, y, height]) => Number(y) + Number(height),
  );
  expect(Math.max(...bottoms)).toBeLessThan(Number(unitsHigh));
});

test("a colour that fails in the dark is a fault, with its line", () => {
  const { faults } = readDiagram(`flowchart LR\n${WORDS}  A:::hot --> B\n  classDef hot fill:#f96\n  classDef calm fill:var(--surface)`);
  expect(faults.map(({ line, found }) => [line, found])).toEqual([[5, "the fixed colour #f96 in a diagram"]]);
});

test("notes in front of the first message are drawn", () => {
  const { svg } = drawn(`sequenceDiagram\n${WORDS}  participant A\n  participant B\n  Note over A: first of all\n  A->>B: go`);
  expect(svg).toContain("first of all");
  expect(svg).not.toContain("\u2060");
});

test("what the renderer leaves out is an error, not a gap", () => {
  expect(() => drawn(`sequenceDiagram\n${WORDS}  autonumber\n  A->>B: go`)).toThrow("the renderer leaves out: autonumber");
});
