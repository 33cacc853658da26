export { type Diagram, type Fault, isDrawnAtBuild, readDiagram } from "./diagram.ts";
