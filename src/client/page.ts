/** What a page fetches when its reader asks for more of it: one script, whose address stands in the head once. Fetched by ./terms.ts and ./take.ts. */
export { copy } from "./copy.ts";
export { explain } from "./meaning.ts";
