import type { Home } from "../home.ts";

/** Java runs as we do, from this machine. */
export const HERE: Home = { name: "this machine", isolated: false, wrap: (command) => command, inside: (folder) => folder };
