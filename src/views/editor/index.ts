export type { Note } from "./codemirror.ts";
export { Editor } from "./Editor.tsx";
