/** In browsers, for ./highlight.ts: what is served is coloured already, and is kept; code that is made in the page stays plain. */
export const highlight = (code: string): string => code.replace(/&/g, "&amp;").replace(/</g, "&lt;");
