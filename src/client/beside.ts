/**
 * Fetches what follows a reader beside the page, what keeps the page for one without a network, and what marks what was read and answered: once the
 * page is first moved, pointed at or entered, and at once where there are marks. Stands in the page's head.
 */
import { readKept } from "./kept.ts";

/** Where src/offline/visit.ts is, as the build has made it; the others are in it. And what the marks are kept under. */
declare const FOLLOW: string;
declare const MARKS_KEY: string;

const follower: string = FOLLOW;

/** A tap that comes with it goes first. */
const AFTER_MS = 300;

// Where it does not arrive, the page stands as it was served.
const follow = () => import(follower).catch(() => {});

for (const type of ["scroll", "pointermove", "focusin"])
  addEventListener(type, () => setTimeout(follow, AFTER_MS), { once: true, passive: true });
addEventListener("DOMContentLoaded", () => readKept(MARKS_KEY) === undefined || follow());
