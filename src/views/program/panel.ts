import type { RefObject } from "react";

/** What arrives when somebody wants more of a program than to read it: one for each language. */
export type PanelProps = {
  id: string;
  kind: string;
  /** What was pressed last, and how often anything was; `show`: nothing was, but the text is not the one that was served. `text`: what the field is to hold then. */
  asked: { what: "run" | "edit" | "show"; times: number; text: string | undefined };
  /** The code as it was served. */
  served: RefObject<HTMLElement | null>;
  /** Where the editor goes: above the buttons. */
  above: RefObject<HTMLElement | null>;
  /** Is told how to stop what runs, and `undefined` when nothing does any more. */
  onBusy(stop: (() => void) | undefined): void;
};

/** The code of a listing, as it was served: whole, where some of it is folded. */
export const codeIn = (element: Element | null | undefined): string =>
  [...(element?.querySelector("[data-code]")?.querySelectorAll("code") ?? [])].map(({ textContent }) => textContent).join("");
