// @ts-check
import { existsSync, readFileSync } from "node:fs";

/**
 * What package-lock.json says of one package, as far as we ask.
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[] }} Package
 * @typedef {Record<string, Package>} Packages by the folder each is in; the project itself is ""
 */

/** What npm writes into node_modules once it has put everything there. */
const INSTALLED = "node_modules/.package-lock.json";

/**
 * The packages that a lock file names. Throws what JSON.parse and readFileSync throw.
 * @param {string} file
 * @returns {Packages}
 */
export function readPackages(file) {
  const { "": _project, ...packages } = JSON.parse(readFileSync(file, "utf8")).packages;
  return packages;
}

/** @param {string[] | undefined} names @param {string} own */
const admits = (names, own) => !names || names.includes(own) || (names.some((name) => name.startsWith("!")) && !names.includes(`!${own}`));

/** Whether a package is meant for this machine. @param {Package} own */
const isForHere = ({ os, cpu }) => admits(os, process.platform) && admits(cpu, process.arch);

/**
 * Whether node_modules holds what the lock names: by npm's own note of what is there, so that `npm ci` by hand counts too. An optional
 * package may be missing, as npm allows; one for another machine (a folder shared with a container) means that this is not its node_modules.
 * @param {Packages} locked
 * @param {Packages} there
 */
export function agrees(locked, there) {
  const same = Object.entries(locked).every(([path, { version, integrity, optional }]) => {
    const found = there[path];
    return found ? found.version === version && found.integrity === integrity : optional;
  });
  return same && Object.values(there).every(isForHere);
}

/** @param {Packages} locked */
export function isInstalled(locked) {
  try {
    return agrees(locked, readPackages(INSTALLED));
  } catch {
    return false; // there is none, or it was cut off
  }
}

/**
 * Which share of the packages for this machine is in its folder by now, in percent: npm tells nobody.
 * @param {Packages} locked
 */
export function percentThere(locked) {
  const paths = Object.keys(locked).filter((path) => isForHere(locked[path] ?? {}));
  const there = paths.filter((path) => existsSync(`${path}/package.json`));
  return Math.round((100 * there.length) / Math.max(1, paths.length));
}
