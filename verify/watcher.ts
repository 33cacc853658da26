import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Writable } from "node:stream";

/**
 * Reads which process groups there are, `+123` and `-123`, until the pipe closes, since we are gone, however that came. Then it ends them and
 * removes our folder. Of a folder that somebody made unreadable the mode is changed first; what is still dying may write once more.
 */
const WATCHER = `running=' '
while read -r line; do
  case $line in
    +*) running="$running\${line#+} " ;;
    -*) running="\${running%% \${line#-} *} \${running#* \${line#-} }" ;;
  esac
done
for group in $running; do kill -s KILL -- "-$group"; done
n=0
while [ -e "$1" ] && [ $n -lt 100 ]; do
  rm -rf "$1" || chmod -R u+rwX "$1" || sleep 0.05
  n=$((n+1))
done`;

let watched: { folder: string; pipe: Writable } | undefined;

/** Starts the watcher, in a session of its own, so that what ends us does not end it. */
function watch(): { folder: string; pipe: Writable } {
  if (watched) return watched;
  const folder = mkdtempSync(join(tmpdir(), "book-"));
  chmodSync(folder, 0o755); // programs of the book are somebody else's
  const child = spawn("/bin/sh", ["-c", WATCHER, "sh", folder], { detached: true, stdio: ["pipe", "ignore", "ignore"], cwd: "/" });
  child.unref();
  child.on("error", () => {}); // without a shell there is nobody to watch
  child.stdin.on("error", () => {});
  watched = { folder, pipe: child.stdin };
  return watched;
}

/** The folder for all that this process writes down for a while. */
export const runFolder = (): string => watch().folder;

/** The same, where there is one. */
export const ownFolder = (): string | undefined => watched?.folder;

/** A process group that has to end when this process does. */
export const watchGroup = (pid: number): void => void watch().pipe.write(`+${pid}\n`);
export const forgetGroup = (pid: number): void => void watch().pipe.write(`-${pid}\n`);
