// @ts-check
import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { homedir, tmpdir } from "node:os";

/** Bytes. With less than this nothing of ours gets far. */
const SCARCE = 50_000_000;

/** @param {number} bytes */
const megabytes = (bytes) => `${Math.round(bytes / 1_000_000)} MB`;

/**
 * Says that a disk is full, where one is: here, in the scratch folder, or in the folder of caches.
 * @param {string[]} [folders]
 * @returns {string | undefined}
 */
export function fullDisk(folders = [process.cwd(), tmpdir(), homedir()]) {
  for (const folder of folders.filter((path) => existsSync(path))) {
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < SCARCE)
      return `The disk is full: ${megabytes(bavail * bsize)} are left for ${folder}.\nFree some, or name another place: TMPDIR for scratch files, XDG_CACHE_HOME for caches. The packages and the site take about 1.5 GB.`;
  }
  return undefined;
}

/**
 * Says that a folder cannot be written to, where that is so. Packages, the built site and the bundler's notes go there.
 * @param {string} folder
 * @returns {string | undefined}
 */
export function readOnly(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    return `${folder} cannot be written to (${code}), and node_modules and build belong there.\nCopy it to a folder of yours, and begin there: cp -r ${JSON.stringify(folder)} ~/book && cd ~/book`;
  }
}

/** What npm's messages stand for, and the way out. The first that fits; a full disk breaks what else is tried, so it comes first. */
const REASONS = /** @type {const} */ ([
  [/\bENOSPC\b/, "The disk is full.\nFree about 1.5 GB and begin again; npm's cache may be elsewhere: npm_config_cache=FOLDER."],
  [
    /\b(EROFS|EACCES|EPERM)\b/,
    "npm may not write to the folder that it names.\nMake it yours (chown), or delete node_modules and begin again.",
  ],
  [
    /\bEUSAGE\b/,
    "package.json asks for other packages than package-lock.json names.\nIf you changed package.json: npm install writes the lock. If not: git checkout package.json package-lock.json",
  ],
  [
    /\bEINTEGRITY\b/,
    "A package is not the one that was locked: npm's cache or the way to its registry is damaged.\nTry npm cache verify, then again.",
  ],
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/,
    "npm's registry does not answer.\nLook whether you are connected; behind a proxy set HTTPS_PROXY, and a registry of your own with npm config set registry URL.",
  ],
  [
    /\b(E404|ETARGET)\b/,
    "The registry that npm asks does not have a package that is locked.\nA mirror may be behind: npm config get registry says which it is.",
  ],
]);

/**
 * Why npm failed and the way out, in two lines, by what it said.
 * @param {string} said
 */
export function explain(said) {
  const [, text = "What npm says is above; begin again once that is mended."] = REASONS.find(([sign]) => sign.test(said)) ?? [];
  return text;
}
