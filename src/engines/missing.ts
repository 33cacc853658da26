/** What is said where a file of an engine did not arrive. `name` begins sentences for readers: `The compiler`. */
export const notFetched = (name: string): string =>
  `${name} is not at hand: it could not be fetched. Is the network there? Press again to try again.`;
