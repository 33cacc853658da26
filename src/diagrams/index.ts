export { type Diagram, isDrawnAtBuild, readDiagram } from "./diagram.ts";
