/** What is said where a file of an engine did not arrive. `name` begins sentences for readers: `The compiler`. */
export const notFetched = (name: string): string =>
  `${name} is not at hand: it could not be fetched. Is the network there? Press again to try again.`;

/** What is said where the engine that is served is of another build than the page. */
export const OTHER_BUILD =
  "This page is of another version of the book than what would run here. Load the page again, with a network; what you have changed is kept.";

/** What is said, at the end of a sentence, where the device gives an engine no more memory. */
export const NO_MEMORY =
  "this device, or its browser, had no memory left for it. Close other tabs, and press again; what you have changed is kept";
