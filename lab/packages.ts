import type { Program } from "./home.ts";
import * as programs from "./programs.ts";

/** The programs that are found together, in one place or another: see find.ts. */
export const PROGRAMS: Program[] = Object.values(programs);

/** What the lab root and the Docker image hold, from Debian's repository. */
export const PACKAGES = PROGRAMS.flatMap(({ packages }) => packages);

/** Debian unstable has the newest of all; it rolls, so what ran is recorded with every listing. */
export const SUITE = "sid";
