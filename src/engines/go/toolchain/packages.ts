import { goImports } from "../../../contracts/go/imports.ts";
import type { Files, Note } from "../../engine.ts";
import type { Pack } from "../manifest.ts";
import type { Root } from "../wasi/files.ts";

const FOLDER = "/pkg";
export const archivePath = (path: string): string => `${FOLDER}/${path}.a`;

/** Puts the archives of a pack among the files; they share its bytes. */
export function addPack(root: Root, { packages }: Pack, bytes: Uint8Array): void {
  for (const [path, [offset, length]] of Object.entries(packages)) root.put(archivePath(path), bytes.subarray(offset, offset + length));
}

/** What tells the compiler and the linker where packages are. */
export const importConfig = (packages: Iterable<string>, more: Readonly<Record<string, string>> = {}): string =>
  [...[...packages].map((path) => [path, archivePath(path)]), ...Object.entries(more)]
    .map(([path, file]) => `packagefile ${path}=${file}\n`)
    .join("");

/** Every import of the files, once. */
export const importsOf = (files: Files): string[] => [...new Set(Object.values(files).flatMap(goImports))];

/** Imports that nothing here can satisfy, where they stand. */
export function unknownImports(files: Files, known: (path: string) => boolean): Note[] {
  return Object.entries(files).flatMap(([file, code]) =>
    goImports(code)
      .filter((path) => path !== "unsafe" && !known(path))
      .map((path) => {
        const line = code.split("\n").findIndex((text) => text.includes(`"${path}"`) || text.includes(`\`${path}\``)) + 1;
        const message = `package ${path} is not at hand: the page has those that the book's listings import`;
        return { file, line, column: 1, message, severity: "error" as const };
      }),
  );
}
