import { type Finding, nearest } from "./complaint.ts";

/** A mermaid fence without its accessibility lines: they become the drawing's `<title>` and `<desc>`. */
export type Diagram = { kind: string; title: string | undefined; description: string | undefined; body: string };

/** Kinds that are drawn when the site is built: no script, colours by CSS. */
export const DRAWN = ["flowchart", "graph", "sequenceDiagram", "stateDiagram-v2", "stateDiagram", "classDiagram", "erDiagram"];

/** Kinds that Mermaid itself draws in the reader's browser: over a megabyte of script, so a last resort. */
const IN_THE_BROWSER = [
  ...["architecture-beta", "block", "block-beta", "gantt", "gitGraph", "journey", "kanban", "mindmap", "packet", "packet-beta", "pie"],
  ...["quadrantChart", "requirementDiagram", "sankey-beta", "timeline", "xychart-beta"],
];

const TITLE = /^\s*accTitle:[ \t]*(\S.*)$/m;
const DESCRIPTION = /^\s*accDescr:[ \t]*(\S.*)$/m;
const ACCESSIBILITY = /^\s*acc(?:Title|Descr)\s*:.*(?:\n|$)/gm;

/** Takes a mermaid fence apart. */
export function readDiagram(code: string): Diagram {
  return {
    kind: /^\s*([\w-]+)/.exec(code)?.[1] ?? "",
    title: TITLE.exec(code)?.[1]?.trim(),
    description: DESCRIPTION.exec(code)?.[1]?.trim(),
    body: code.replace(ACCESSIBILITY, ""),
  };
}

/**
 * What an author has to mend in a mermaid fence before anybody draws it.
 * @param line 1-based line of the fence
 */
export function checkDiagram(code: string, line: number): Finding[] {
  const { kind, title, description } = readDiagram(code);
  const known = [...DRAWN, ...IN_THE_BROWSER];
  if (!known.includes(kind)) {
    const guess = nearest(kind, known);
    const finding: Finding = { line: line + 1, column: 1, found: `unknown kind of diagram "${kind}"`, allowed: known.join(" ") };
    return [guess ? { ...finding, paste: guess } : finding];
  }
  const findings: Finding[] = [];
  const missing = (key: string, allowed: string, paste: string) =>
    findings.push({ line, column: 1, found: `a diagram without ${key}`, allowed, paste: `  ${key} ${paste}` });
  if (!title) missing("accTitle:", "one line below the kind: what the diagram shows, for who cannot see it", "…");
  if (!description) missing("accDescr:", "one line below accTitle: everything the diagram says, in sentences", "…");
  return [...findings, ...fixedColours(code, line)];
}

/** Colours that hold on white and fail in the dark. */
function fixedColours(code: string, line: number): Finding[] {
  return code.split("\n").flatMap((text, i): Finding[] => {
    const colour = /^\s*(?:classDef|style|linkStyle)\b.*?(?:fill|stroke|color):(?!var\(|none|currentColor)([^,;\s]+)/.exec(text)?.[1];
    if (!colour) return [];
    const allowed = "a variable that follows light and dark: var(--ifm-color-warning-contrast-background), or no colour";
    return [{ line: line + 1 + i, column: text.indexOf(colour) + 1, found: `the fixed colour ${colour} in a diagram`, allowed }];
  });
}
