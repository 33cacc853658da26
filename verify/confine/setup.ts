import { existsSync, realpathSync, statSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

const REPOSITORY = join(import.meta.dirname, "../..");

/** Where others write, where secrets are, and where servers of this machine have their sockets. */
const HIDDEN = ["/tmp", "/var/tmp", "/run", tmpdir(), homedir(), REPOSITORY];

/** Bound here for a while, since what lies in a folder that is hidden can then not be bound any more. */
const SHELF = "/dev/shm";
const EMPTY = "mount -t tmpfs -o mode=755,size=1m,nosuid,nodev empty";

const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** The folders of these that are here, by the name that is no link, without those that lie in another. */
function outermost(folders: string[]): string[] {
  const real = [...new Set(folders.filter((folder) => existsSync(folder)).map((folder) => realpathSync(folder)))];
  const isBelow = (folder: string, other: string) => other !== folder && folder.startsWith(`${other}/`);
  return real.filter((folder) => folder !== "/" && statSync(folder).isDirectory() && !real.some((other) => isBelow(folder, other)));
}

/**
 * The script of a cell's first process, in mount, process, IPC and, perhaps, network namespaces of its own. It arranges the view, says which
 * process number it has outside, and then ends whatever runs in there whenever it reads a line. When it reads no more, since we are gone or
 * want it so, it ends, and the kernel ends the rest.
 * @param writable a folder that programs may write below
 * @param seen folders that they may read, although they are below a hidden one
 * @param loopback whether there is a loopback interface to bring up
 */
export function setUpScript(writable: string, seen: string[], loopback: boolean): string {
  const readable = seen.filter((folder) => existsSync(folder));
  const shown = [...readable.map((folder) => ({ folder, options: "ro," })), { folder: writable, options: "" }];
  const bound = shown.map(({ folder, options }, at) => ({ at: `${SHELF}/${at}`, folder: quote(folder), options }));
  return [
    "set -e",
    "read -r pid _ </proc/self/stat",
    `${EMPTY} ${SHELF}`,
    ...bound.map(({ at, folder }) => `mkdir ${at}; mount --bind ${folder} ${at}`),
    ...outermost(HIDDEN).map((folder) => `${EMPTY} ${quote(folder)}`),
    ...bound.map(
      ({ at, folder, options }) =>
        `mkdir -p ${folder}; mount --bind ${at} ${folder}; mount -o remount,${options}bind,nosuid,nodev ${folder}`,
    ),
    "mount -o remount,bind,ro,nosuid /",
    "mount -t proc -o nosuid,nodev,noexec proc /proc",
    ...(loopback ? ["ip link set lo up"] : []),
    'echo "$pid"',
    "while read -r _; do kill -s KILL -- -1 || :; echo swept; done 2>/dev/null",
  ].join("\n");
}
