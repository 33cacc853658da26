import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A book of its own in a scratch folder: paths to text. It goes when the test ends. */
export function makeBook(files: Record<string, string | Buffer>): string {
  const root = writeBook(files);
  onTestFinished(() => removeBook(root));
  return root;
}

export const removeBook = (root: string): void => rmSync(root, { recursive: true, force: true });

/** The same for several tests, the last of which removes it. */
export function writeBook(files: Record<string, string | Buffer>): string {
  const root = mkdtempSync(join(tmpdir(), "book-test-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
