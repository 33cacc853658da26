/** What the marks of pages are kept under, in `localStorage`: see marks.ts. */
export const MARKS_KEY = "progress marks";
