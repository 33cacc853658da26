import { type RefObject, useEffect, useMemo, useState } from "react";
import { keepPlain, keepProgram, keptProgram, wantsPlain } from "./kept.ts";
import { isLinkedTo, linkedProgram, linkTo, MOST_SAID, TooLong } from "./link.ts";
import { codeIn, type PanelProps } from "./panel.ts";

/** The text of a program, as the reader has it: kept in the browser, carried by a link, put back. */
export type Text = {
  text: string;
  changed: boolean;
  /** The field is open, in the place of what was served. */
  editing: boolean;
  plain: boolean;
  /** What became of the last thing that was done with the text, in words. */
  said: string;
  /** There is a text of the reader's own that a button has put another in the place of. */
  replaced: boolean;
  change(next: string): void;
  /** Puts another text in its place, which the reader may take back. */
  replace(next: string): void;
  bringBack(): void;
  edit(): void;
  reset(): void;
  choosePlain(plain: boolean): void;
  copyLink(): Promise<void>;
  clearSaid(): void;
};

const tellCopying = (error: unknown): string =>
  error instanceof TooLong ? "This program is too long for a link." : "The browser does not allow to copy a link here.";
const tellOpening = (error: unknown): string =>
  error instanceof TooLong
    ? `The program in this link was not opened, since it is longer than ${MOST_SAID}: here is the book's.`
    : "The program in this link is not whole: here is the book's.";

export function useText(id: string, served: RefObject<HTMLElement | null>, asked: PanelProps["asked"]): Text {
  const original = useMemo(() => codeIn(served.current), [served]);
  const [text, setText] = useState(() => keptProgram(id) ?? original);
  const [editing, setEditing] = useState(() => text !== original);
  const [plain, setPlain] = useState(wantsPlain);
  const [said, setSaid] = useState("");
  const [replaced, setReplaced] = useState<string>();

  const change = (next: string) => {
    setText(next);
    const kept = keepProgram(id, next === original ? undefined : next);
    setSaid(kept ? "" : "Your changes cannot be kept here: they last as long as this page.");
  };
  const replace = (next: string) => {
    if (text !== original && text !== next) setReplaced(text);
    change(next);
  };
  const copyLink = async () => {
    await linkTo(id, text)
      .then((url) => navigator.clipboard.writeText(url))
      .then(
        () => setSaid("A link to this program is copied."),
        (error) => setSaid(tellCopying(error)),
      );
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once each time something was pressed
  useEffect(() => {
    if (asked.what !== "run" || asked.text !== undefined) setEditing(true);
    if (asked.text !== undefined) replace(asked.text);
  }, [asked]);
  // A linked program is shown; what the reader had changed before stays kept until something is typed.
  useEffect(() => {
    if (isLinkedTo(id)) linkedProgram().then(setText, (error) => setSaid(tellOpening(error)));
  }, [id]);
  useEffect(() => {
    if (served.current) served.current.hidden = editing;
  }, [editing, served]);

  return {
    ...{ text, changed: text !== original, editing, plain, said, replaced: replaced !== undefined, change, replace, copyLink },
    bringBack: () => {
      if (replaced === undefined) return;
      change(replaced);
      setReplaced(undefined);
      setEditing(true);
    },
    edit: () => setEditing(true),
    reset: () => {
      replace(original);
      setEditing(false);
    },
    choosePlain: (next) => {
      setPlain(next);
      keepPlain(next);
    },
    clearSaid: () => setSaid(""),
  };
}
