/** A Mermaid diagram without its accessibility lines, which are kept apart: they become the title and description of the drawing. */
export type Diagram = { title: string; description: string; source: string };

/** What is wrong with a diagram: `line` is 1-based within it. */
export type Fault = { line: number; found: string; allowed: string; paste?: string };

const TITLE = /^\s*accTitle:\s*(.+)$/;
const DESCRIPTION = /^\s*accDescr:\s*(.+)$/;

/** Takes a diagram apart. One that a screen reader cannot tell is at fault (Mermaid's `accTitle` and `accDescr`). */
export function readDiagram(code: string): { diagram: Diagram; faults: Fault[] } {
  const lines = code.split("\n");
  const text = (pattern: RegExp) => lines.map((line) => pattern.exec(line)?.[1]?.trim()).find((found) => found) ?? "";
  const diagram = {
    title: text(TITLE),
    description: text(DESCRIPTION),
    source: lines.filter((line) => !TITLE.test(line) && !DESCRIPTION.test(line)).join("\n"),
  };
  const faults: Fault[] = [];
  if (!diagram.title) {
    faults.push({
      line: 1,
      found: "a diagram without a title",
      allowed: "accTitle: what it shows, below its first line",
      paste: "  accTitle: …",
    });
  }
  if (!diagram.description) {
    const allowed = "accDescr: all it says, in a sentence or more, for those who do not see it";
    faults.push({ line: 1, found: "a diagram without a description", allowed, paste: "  accDescr: …" });
  }
  return { diagram, faults: [...faults, ...fixedColours(lines)] };
}

/** Colours that hold on white and fail in the dark. */
function fixedColours(lines: string[]): Fault[] {
  return lines.flatMap((text, i): Fault[] => {
    const colour = /^\s*(?:classDef|style|linkStyle)\b.*?(?:fill|stroke|color):(?!var\(|none|currentColor)([^,;\s]+)/.exec(text)?.[1];
    if (!colour) return [];
    const allowed = "a variable that follows light and dark, such as var(--accent-soft), or no colour";
    return [{ line: i + 1, found: `the fixed colour ${colour} in a diagram`, allowed }];
  });
}

/** The kinds that are drawn while the site is built; others are drawn by Mermaid itself in the page. */
const DRAWN = /^(flowchart|graph|sequenceDiagram|stateDiagram(-v2)?|classDiagram|erDiagram)\b/;
export const isDrawnAtBuild = ({ source }: Diagram): boolean => DRAWN.test(source.trim());
