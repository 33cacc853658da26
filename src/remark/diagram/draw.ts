import { createRequire } from "node:module";
import { join } from "node:path";
import type { Diagram } from "../../diagrams/index.ts";

// Docusaurus loads its configuration as CommonJS, and the package is exported to ES modules alone: its file is asked for by path.
const path = join(process.cwd(), "node_modules/beautiful-mermaid/dist/index.js");
const { renderMermaidSVG } = createRequire(path)(path) as typeof import("beautiful-mermaid");

// The page's own variables, so that one drawing serves light, dark and paper. `--accent` and `--surface` have the same names there and here.
const COLOURS = {
  bg: "var(--paper)",
  fg: "var(--ink)",
  line: "var(--edge)",
  muted: "var(--ink-soft)",
  border: "var(--edge)",
};

/**
 * Draws a diagram as inline SVG, with its title and description inside.
 * @param id unique in the page
 * Throws what the renderer says of a source it cannot read, or that it would draw in part only.
 */
export function draw({ title, description, source }: Diagram, id: string): string {
  const drawn = renderMermaidSVG(source, { ...COLOURS, padding: 12 });
  const notes = source.match(/^\s*note (over|left|right)/gim)?.length ?? 0;
  const shown = drawn.match(/class="note"/g)?.length ?? 0;
  if (shown < notes) throw new Error(`${notes - shown} of ${notes} notes would not be drawn: a note stands below a message`);
  return (
    drawn
      // Styles are the page's (src/views/diagram); the renderer's also ask another site for a font.
      .replace(/<style>[\s\S]*?<\/style>/, "")
      .replaceAll(/\bid="([^"]+)"/g, `id="${id}-$1"`)
      .replaceAll(/url\(#([^)]+)\)/g, `url(#${id}-$1)`)
      .replace(/<svg ([^>]*)>/, (_, attributes: string) => {
        const width = /\bwidth="([\d.]+)"/.exec(attributes)?.[1] ?? "0";
        const viewBox = /\bviewBox="[^"]+"/.exec(attributes)?.[0] ?? "";
        const style = `${/\bstyle="([^"]*)"/.exec(attributes)?.[1]?.replace(/;?background:[^;]*/, "")};--width:${Math.ceil(Number(width))}`;
        const names = `<title id="${id}-title">${text(title)}</title><desc id="${id}-desc">${text(description)}</desc>`;
        return `<svg xmlns="http://www.w3.org/2000/svg" ${viewBox} style="${style}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc">${names}`;
      })
      .replaceAll(/\n\s*/g, "\n")
  );
}

const text = (value: string): string => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
