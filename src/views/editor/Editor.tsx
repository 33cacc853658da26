import clsx from "clsx";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import code from "../code/styles.module.css";
import type { Language, Editor as Mounted, Note } from "./codemirror.ts";
import styles from "./styles.module.css";

type Props = {
  text: string;
  language: Language;
  label: string;
  notes: Note[];
  /** A plain field, as the reader chose it. */
  plain: boolean;
  /** Counts how often the reader asked for it: each time it takes the focus. */
  wanted: number;
  onChange(text: string): void;
  onRun(): void;
};

/** A field for code: CodeMirror, once it has arrived; a plain textarea until then, where it does not arrive, and for readers who want that. */
export function Editor(props: Props) {
  const { text, language, label, notes, plain, wanted, onChange, onRun } = props;
  const parent = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const typing = useRef(false);
  const keysId = useId();
  const latest = useRef(props);
  latest.current = props;
  const [mounted, setMounted] = useState<Mounted>();

  useEffect(() => {
    if (plain) return;
    let editor: Mounted | undefined;
    let gone = false;
    const arrive = async () => {
      const { loadLanguage, mountEditor } = await import("./codemirror.ts");
      return { mountEditor, support: await loadLanguage(language) };
    };
    arrive().then(
      ({ mountEditor, support }) => {
        if (gone || !parent.current) return;
        editor = mountEditor(parent.current, {
          text: latest.current.text,
          language: support,
          label,
          onChange: (next) => latest.current.onChange(next),
          onRun: () => latest.current.onRun(),
        });
        setMounted(editor);
        typing.current = field.current !== null && field.current === document.activeElement;
      },
      () => {}, // the network is gone: the field that is there does
    );
    return () => {
      gone = true;
      editor?.destroy();
      setMounted(undefined);
    };
  }, [plain, label, language]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once each time it is asked for
  useEffect(() => {
    if (wanted > 0) (mounted ?? field.current)?.focus();
  }, [wanted]);
  // Whoever typed in the plain field goes on in the other.
  useEffect(() => {
    if (typing.current) mounted?.focus();
  }, [mounted]);
  useEffect(() => mounted?.setText(text), [mounted, text]);
  useEffect(() => mounted?.setNotes(notes), [mounted, notes]);

  const keys = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onRun();
  };
  return (
    <div className={clsx(code.code, styles.editor)}>
      <div ref={parent} hidden={!mounted} />
      {!mounted && (
        <textarea
          ref={field}
          aria-describedby={keysId}
          className={styles.plain}
          aria-label={label}
          value={text}
          rows={text.split("\n").length + 1}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          autoComplete="off"
          onChange={({ target }) => onChange(target.value)}
          onKeyDown={keys}
        />
      )}
      <p id={keysId} className={styles.keys}>
        <kbd>Ctrl</kbd> <kbd>Enter</kbd> runs it
        {mounted ? (
          <>
            ; <kbd>Esc</kbd>, then <kbd>Tab</kbd> leaves the field
          </>
        ) : null}
        .
      </p>
    </div>
  );
}
