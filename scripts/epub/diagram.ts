import { isDrawnAtBuild, readDiagram } from "../../src/diagrams/index.ts";
import { draw } from "../../src/remark/diagram/draw.ts";

/** What the page's styles say of a drawing (src/views/diagram), as ink on paper: readers of EPUB files seldom know variables. */
const COLOURS: Record<string, string> = {
  "--bg": "#ffffff",
  "--_text": "#000000",
  "--_text-sec": "#444444",
  "--_text-muted": "#444444",
  "--_text-faint": "#444444",
  "--_line": "#444444",
  "--_arrow": "#000000",
  "--_node-fill": "#f5f3ee",
  "--_node-stroke": "#8b877e",
  "--_group-fill": "none",
  "--_group-hdr": "#f5f3ee",
  "--_inner-stroke": "#dedad1",
  "--_key-badge": "#dedad1",
  "--accent": "#10566b",
  "--accent-soft": "#e3eef0",
};

const STYLE = [
  'text{font-family:Arial,"Liberation Sans",Arimo,Helvetica,sans-serif}.mono{font-family:monospace}',
  ".message text,.edge-label text{paint-order:stroke;stroke:#fff;stroke-width:6px;stroke-linejoin:round}.edge-label rect{fill:none;stroke:none}",
].join("");

/**
 * A fence of Mermaid as a file of its own, with the words for those who do not see it; nothing of a kind that only a browser draws.
 * @throws where it is drawn in a colour that is not known here
 */
export function drawApart(source: string): { svg: string; title: string; description: string } | undefined {
  const { diagram } = readDiagram(source);
  if (!isDrawnAtBuild(diagram)) return undefined;
  const svg = draw(diagram, "diagram")
    .svg.replaceAll(/var\((--[\w-]+)[^()]*\)/g, (_, name: string) => {
      const colour = COLOURS[name];
      if (!colour)
        throw new Error(`a diagram has the colour ${name}, which scripts/epub/diagram.ts does not know: ${Object.keys(COLOURS).join(" ")}`);
      return colour;
    })
    .replace(">", `><style>${STYLE}</style>`);
  return { svg, title: diagram.title, description: diagram.description };
}
