import { accessSync, constants, globSync } from "node:fs";
import { join } from "node:path";

/**
 * Says that a command cannot write where it has to, and the way out; undefined where it can. Asked before anything is done, since what was
 * executed for minutes would be lost.
 * @param folders of the book, such as `docs`: each with all that are in it; one that is not there would be made in the book's own
 */
export function unwritable(root: string, folders: readonly string[]): string | undefined {
  const below = folders.flatMap((folder) => globSync(`${folder}/**`, { cwd: root, withFileTypes: true }));
  const paths = below.filter((entry) => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name));
  for (const path of [...paths, root]) {
    try {
      accessSync(path, constants.W_OK);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return `${path} cannot be written to (${code}), and ${folders.join(" and ")} would be.\nMake it yours (chown), or work on a copy: cp -r ${JSON.stringify(root)} ~/book && cd ~/book`;
    }
  }
  return undefined;
}
