/** What keeps events from being kept. Reading and practising go on: what is not kept is in memory as long as the page is open. */
export type Trouble = "blocked" | "full" | "newer" | "broken";

export const TROUBLES: Record<Trouble, string> = {
  blocked:
    "This browser lets the page keep nothing (storage is blocked or the window is private). What you do is known until you close the page; save it to a file.",
  full: "The browser’s storage is full. What you do now is known until you close the page: make room, or save it to a file.",
  newer: "Another tab has a newer version of this site. Load this page again; until then nothing new is kept.",
  broken:
    "The browser could not open what was kept. It was not removed. What you do now is known until you close the page; save it to a file.",
};
