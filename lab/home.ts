/** Where programs look for others, on this machine and inside of a home. */
export const PATH = "/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/bin:/opt/homebrew/bin";

/** A place where engines' programs are, and how to run one there. */
export type Home = {
  /** For people: where the programs come from. */
  name: string;
  /** Whether everything a command starts ends with it: a process namespace, a container. */
  isolated: boolean;
  /** A command as it has to be spawned, with the scratch folder within reach; `names` of what it is given in its environment. */
  wrap(command: string[], folder: string, names?: string[]): string[];
  /** The scratch folder as the command sees it. */
  inside(folder: string): string;
};

/** A program of an engine, and which versions of it the book accepts. */
export type Program = {
  engine: string;
  /** Names it may have; the first is the usual one. */
  file: string;
  /** Debian's packages that have it, the one of that name first. */
  packages: [string, ...string[]];
  /** Prints the version. */
  versionOf: string[];
  accepts: RegExp;
  /** What to install, in words. */
  wanted: string;
};

export type Found = { home: Home; version: string };
export type Missing = { missing: string /** There is one, but an older one: nothing is wrong with the machine. */; outdated?: boolean };
