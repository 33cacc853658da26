// By path: the package offers itself to `import` alone, and Docusaurus loads its configuration, this file with it, by `require`.
import { renderMermaidSVG } from "../../../node_modules/beautiful-mermaid/dist/index.js";
import type { Diagram } from "../../diagrams/index.ts";

export type Drawing = { svg: string; width: number; height: number };

/** The renderer's smallest text is 11 units high: at this scale it is 12 px, which a reader need not enlarge. */
const SCALE = 1.1;

/** The renderer lines boxes up after it has routed the edges, and some then reach a box sideways. The first spacing without one is taken. */
const SPACINGS = [24, 20, 32, 40];

const PADDING = 4;

/** What the renderer leaves empty around some kinds, more than a page needs: at each side, and above and below. */
const MARGINS: [kind: RegExp, aside: number, above: number][] = [
  [/^\s*sequenceDiagram/, 26, 26],
  [/^\s*erDiagram/, 36, 8], // a relation of an entity with itself is drawn above it
];

/** What a chapter's column holds on a laptop, in units. A row of boxes wider than that is stood upright. */
const COLUMN = 680;

/**
 * Draws a diagram as SVG that takes its colours from the page.
 * @param id unique on the page: prefixes every id in the drawing
 */
export function draw({ title, description, source: body }: Diagram, id: string): Drawing {
  const [, aside = 0, above = 0] = MARGINS.find(([kind]) => kind.test(body)) ?? [];
  const drawn = /^\s*sequenceDiagram/.test(body) ? render(withNotesOnTop(body), 0) : renderGraph(body);
  const width = round(drawn.width - 2 * aside);
  const height = round(drawn.height - 2 * above);
  const { inside } = drawn;
  const lost = lostWords(body, inside);
  if (lost.length > 0) throw new Error(`the renderer leaves out: ${lost.join(", ")}`);

  const open = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${aside} ${above} ${width} ${height}" width="${Math.ceil(width * SCALE)}"`,
    `height="${Math.ceil(height * SCALE)}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-description">`,
  ].join(" ");
  const names = `<title id="${id}-title">${escaped(title)}</title><desc id="${id}-description">${escaped(description)}</desc>`;
  return {
    svg: `${open}${names}${tidy(inside, id)}</svg>`,
    width: Math.ceil(width * SCALE),
    height: Math.ceil(height * SCALE),
  };
}

type Rendered = { width: number; height: number; inside: string };

function renderGraph(body: string): Rendered {
  const across = /^(\s*(?:flowchart|graph)\s+)(?:LR|RL)\b/;
  const drawn = renderNeatly(body);
  if (drawn.width <= COLUMN || !across.test(body)) return drawn;
  const turned = renderNeatly(body.replace(across, "$1TD"));
  return turned.width < drawn.width ? turned : drawn;
}

function renderNeatly(source: string): Rendered {
  let drawn = render(source, SPACINGS[0]);
  for (const spacing of SPACINGS.slice(1)) {
    if (!arrivesSideways(drawn.inside)) break;
    drawn = render(source, spacing);
  }
  return drawn;
}

/** Whether an edge ends in a piece shorter than its arrow head. */
function arrivesSideways(inside: string): boolean {
  return [...inside.matchAll(/class="edge"[^>]* points="([^"]*)"/g)].some(([, points = ""]) => {
    const [last = [], before = []] = points
      .split(" ")
      .map((point) => point.split(",").map(Number))
      .reverse();
    return Math.hypot((last[0] ?? 0) - (before[0] ?? 0), (last[1] ?? 0) - (before[1] ?? 0)) < 8;
  });
}

/** Draws, and takes away what every drawing would repeat or bring from elsewhere: its style, its web font, its fixed colours. */
function render(source: string, layerSpacing: number | undefined): Rendered {
  const svg = renderMermaidSVG(withFeetItReads(source), { transparent: true, padding: PADDING, ...(layerSpacing && { layerSpacing }) });
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const inside = svg
    .replace(/^[^>]*>/, "")
    .replace(/<style>[\s\S]*?<\/style>/g, "")
    .replace(/<\/svg>\s*$/, "")
    .replace(new RegExp(`<g class="message"[^>]*data-label="${PLACEHOLDER}"[\\s\\S]*?</g>`), "");
  return {
    width: round(Math.max(Number(width), reach(inside, "x", "width") + PADDING)),
    height: round(Math.max(Number(height), reach(inside, "y", "height") + PADDING)),
    inside,
  };
}

/** Of an entity's crow's foot on the left, `}o--`, the renderer reads the mirrored form alone, and leaves the other relations out. */
const withFeetItReads = (source: string): string => (/^\s*erDiagram/.test(source) ? source.replaceAll(/\}o(?=--|\.\.)/g, "{o") : source);

/** How far boxes reach: lining them up, the renderer moves some out of the picture. */
function reach(inside: string, start: string, size: string): number {
  const boxes = [...inside.matchAll(/<rect [^>]*>/g)].map(([box]) => {
    const number = (name: string) => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(box)?.[1] ?? 0);
    return number(start) + number(size);
  });
  return Math.max(0, ...boxes);
}

/** Ids of its own, coordinates to a tenth, and nothing that only the renderer's tests read. */
function tidy(inside: string, id: string): string {
  return inside
    .replace(/ data-[\w-]+="[^"]*"/g, "")
    .replace(/ id="([^"]*)"/g, ` id="${id}-$1"`)
    .replace(/url\(#/g, `url(#${id}-`)
    .replace(/\d+\.\d{2,}/g, (number) => String(round(Number(number))))
    .replace(/\n\s*/g, "");
}

const round = (number: number): number => Math.round(number * 10) / 10;
const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** A message nobody sees. */
const PLACEHOLDER = "\u2060";

/** The renderer forgets notes that stand before the first message. One that nobody sees, in front of them, keeps them. */
function withNotesOnTop(body: string): string {
  const lines = body.split("\n");
  const first = lines.findIndex((line) => /^\s*Note\b/i.test(line));
  const message = lines.findIndex((line) => /^\s*\S+?\s*--?(?:>>?|[)x])/.test(line));
  if (first < 0 || (message >= 0 && message < first)) return body;
  const actors = lines.flatMap((line) => /^\s*(?:participant|actor)\s+(\S+)/.exec(line)?.[1] ?? []);
  const from = actors[0] ?? /Note\s+(?:over|left of|right of)\s+([^,:\s]+)/i.exec(lines[first] ?? "")?.[1] ?? "A";
  return lines.toSpliced(first, 0, `${from}->>${actors[1] ?? from}: ${PLACEHOLDER}`).join("\n");
}

/** Words that are Mermaid's and not the author's. */
const SYNTAX = (
  "flowchart graph sequencediagram statediagram v2 classdiagram erdiagram td tb lr bt rl br x o " +
  "subgraph direction participant actor as note over left right of end state class else and"
).split(" ");

/** Words of the source that are nowhere in the drawing: the renderer skips what it does not understand, without a word. */
function lostWords(body: string, inside: string): string[] {
  const meant = body.replace(/^\s*(?:%%|classDef|class\s|style|linkStyle).*$/gm, "").replace(/-[xo](?=\w)/g, "- ");
  const words = new Set(wordsOf(decoded(meant)));
  const drawn = new Set(wordsOf(decoded(inside)));
  return [...words].filter((word) => !drawn.has(word) && !SYNTAX.includes(word));
}

const decoded = (text: string): string => text.replace(/&(lt|gt|amp|quot|#39);/g, " ");
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
