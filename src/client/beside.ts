/** Fetches what follows a reader beside the page, when the page is first moved, pointed at or entered. Stands in the page's head. */
/** Where src/client/follow.ts is, as the build has made it. */
declare const FOLLOW: string;

const follower: string = FOLLOW;

// Where it does not arrive, the headings stand as they were served.
for (const type of ["scroll", "pointermove", "focusin"])
  addEventListener(type, () => import(follower).catch(() => {}), { once: true, passive: true });
