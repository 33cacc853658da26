import type { RefObject } from "react";
import { createPortal } from "react-dom";
import { Editor, type Language, type Note } from "../editor/index.ts";
import type { Text } from "./useText.ts";

type Props = {
  program: Text;
  language: Language;
  above: RefObject<HTMLElement | null>;
  notes: Note[];
  wanted: number;
  onType(text: string): void;
  onRun(): void;
};

/** The field in which a program is changed, in the place of what was served. */
export function Field({ program: { text, editing, plain }, language, above, notes, wanted, onType, onRun }: Props) {
  if (!editing || !above.current) return null;
  return createPortal(<Editor {...{ language, text, notes, plain, wanted, onRun }} label="The program" onChange={onType} />, above.current);
}
