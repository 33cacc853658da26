import { readKept, writeKept } from "../../client/kept.ts";

/** What readers changed is kept in their browser, by page and listing, until they reset it. Where storage is blocked or full, it lasts as long as the page. */
const key = (id: string): string => `program ${location.pathname}#${id}`;
const PLAIN = "plain-editor";

/** `src/client/replay.ts` looks for these as well, to show them. */
export const keptProgram = (id: string): string | undefined => readKept(key(id));
/** `undefined`: it is as it was served. */
export const keepProgram = (id: string, text: string | undefined): boolean => writeKept(key(id), text);

export const wantsPlain = (): boolean => readKept(PLAIN) === "yes";
export const keepPlain = (plain: boolean): boolean => writeKept(PLAIN, plain ? "yes" : undefined);
