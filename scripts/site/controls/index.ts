import { type BuiltPage, pageWith } from "../pages.ts";
import type { Control } from "./control.ts";
import { FRAME } from "./frame.ts";
import { PRACTICE } from "./practice.ts";
import { PROGRAMS } from "./programs.ts";

export type { Control } from "./control.ts";

/** Every kind of control that pages have. */
export const CONTROLS: readonly Control[] = [...FRAME, ...PRACTICE, ...PROGRAMS];

/** Where a control is tried: the first of some pages that has it. */
export const placed = (pages: readonly BuiltPage[]): (Control & { url: string })[] =>
  CONTROLS.filter(({ lost }) => !lost).map((control) => ({
    ...control,
    url: pageWith(
      pages.filter(({ url }) => url !== "/nowhere/"),
      control.on,
    ),
  }));
