import type { PrismTheme } from "prism-react-renderer";

const colour = (name: string, types: string[]) => ({ types, style: { color: `var(--code-${name})` } });

/** One theme for both modes: its colours are variables of palette.css, so that code has the right ones before any script has run. */
export const prismTheme: PrismTheme = {
  plain: { color: "var(--code-plain)", backgroundColor: "var(--surface)" },
  styles: [
    colour("comment", ["comment", "prolog"]),
    colour("keyword", ["keyword", "atrule", "boolean", "deleted"]),
    colour("string", ["string", "char", "attr-value", "inserted"]),
    colour("number", ["number", "constant", "symbol"]),
    colour("function", ["function", "tag", "property", "attr-name"]),
    colour("type", ["builtin", "class-name", "variable"]),
  ],
};
