export type { Language, Note } from "./codemirror.ts";
export { Editor } from "./Editor.tsx";
