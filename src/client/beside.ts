/**
 * Fetches what follows a reader beside the page, and what keeps the page for one without a network, once the page is first moved, pointed at or entered.
 * Stands in the page's head.
 */
/** Where src/offline/visit.ts is, as the build has made it; ./follow.ts is in it. */
declare const FOLLOW: string;

const follower: string = FOLLOW;

/** A tap that comes with it goes first. */
const AFTER_MS = 300;

// Where it does not arrive, the headings stand as they were served.
for (const type of ["scroll", "pointermove", "focusin"])
  addEventListener(type, () => setTimeout(() => import(follower).catch(() => {}), AFTER_MS), { once: true, passive: true });
