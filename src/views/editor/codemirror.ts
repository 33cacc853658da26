import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, type LanguageSupport, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, type KeyBinding, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Something to be said at a line, 1-based; with a column, characters from 1, at the word there. */
export type Note = { line: number; column?: number; message: string; severity: "error" | "warning" | "info" };

/** Each language comes by itself, when it is asked for. */
const LANGUAGES = {
  go: async () => (await import("@codemirror/lang-go")).go(),
  sql: async () => {
    const { PostgreSQL, sql } = await import("@codemirror/lang-sql");
    return sql({ dialect: PostgreSQL });
  },
};
export type Language = keyof typeof LANGUAGES;
export const loadLanguage = (language: Language): Promise<LanguageSupport> => LANGUAGES[language]();

export type Options = {
  text: string;
  language: LanguageSupport;
  /** What the field is called by a screen reader. */
  label: string;
  onChange(text: string): void;
  /** Ctrl Enter, or ⌘ Enter. */
  onRun(): void;
};

export type Editor = { focus(): void; setText(text: string): void; setNotes(notes: Note[]): void; destroy(): void };

// The classes that code has when it is served: src/views/code/styles.module.css gives them their colours.
const colours = HighlightStyle.define([
  { tag: tags.comment, class: "c" },
  { tag: [tags.keyword, tags.bool, tags.null], class: "k" },
  { tag: [tags.string, tags.character], class: "s" },
  { tag: tags.number, class: "n" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], class: "f" },
  { tag: tags.typeName, class: "t" },
]);

/** Alt with an arrow goes back and forth in a browser: no key is taken from it. */
const isOurs = ({ key, linux, win }: KeyBinding): boolean =>
  ![key, linux, win].some((name) => name && /^Alt-Arrow(Left|Right)$/.test(name));

const TAB = "\t";

// Over CodeMirror's own theme, which is for light pages. The palette's colours are for both.
const theme = EditorView.theme({
  "&": { color: "inherit" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--ifm-font-family-monospace)", lineHeight: "var(--ifm-pre-line-height)" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderColor: "var(--ink)" },
  // Not transparent: what is scrolled to the left goes on below it.
  ".cm-gutters": { border: "0", background: "var(--surface)", color: "var(--ink-soft)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { background: "var(--mark)" },
  ".cm-matchingBracket": { background: "var(--accent-soft)", color: "inherit" },
  ".cm-tooltip": { border: "1px solid var(--edge)", background: "var(--paper)", color: "var(--ink)" },
});

/** Puts an editor into an element. It does not take the focus. Escape, then Tab, leaves it: CodeMirror's own rule (WCAG 2.1.2). */
export function mountEditor(parent: HTMLElement, { text, language, label, onChange, onRun }: Options): Editor {
  const run = () => {
    onRun();
    return true;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([{ key: "Mod-Enter", preventDefault: true, run }, ...defaultKeymap.filter(isOurs), ...historyKeymap, indentWithTab]),
        history(),
        lineNumbers(),
        lintGutter(),
        drawSelection(),
        bracketMatching(),
        indentOnInput(),
        indentUnit.of(TAB),
        EditorState.tabSize.of(4),
        language,
        syntaxHighlighting(colours),
        theme,
        // A phone's keyboard must not write prose into a program.
        EditorView.contentAttributes.of({
          "aria-label": label,
          autocapitalize: "off",
          autocorrect: "off",
          autocomplete: "off",
          spellcheck: "false",
        }),
        EditorView.updateListener.of((update) => update.docChanged && onChange(update.state.doc.toString())),
      ],
    }),
  });
  return {
    focus: () => view.focus(),
    setText(next) {
      if (next !== view.state.doc.toString()) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    setNotes(notes) {
      const diagnostics = notes.map(({ line, column, message, severity }): Diagnostic => {
        const { from, to, text: words } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
        if (column === undefined) return { from, to, message, severity };
        const start = [...words].slice(0, column - 1).join("").length;
        const length = /^\w+|^./u.exec(words.slice(start))?.[0].length ?? 0;
        return { from: from + start, to: from + start + length, message, severity };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    destroy: () => view.destroy(),
  };
}
