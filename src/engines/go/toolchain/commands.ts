/** `go1.27.3` is a release of the language go1.27. */
export const languageOf = (toolchain: string): string => toolchain.split(".").slice(0, 2).join(".");

export const archiveIn = (work: string): string => `${work}/out.a`;
export const programIn = (work: string): string => `${work}/out.wasm`;
export const importConfigIn = (work: string): string => `${work}/importcfg`;

/**
 * What cmd/go asks the compiler for: one package, of which traces and messages name files as they are called in `work`. `-e`: all errors,
 * not the first ten.
 */
export const compileCommand = (
  work: string,
  path: string,
  toolchain: string,
  flags: readonly string[],
  files: readonly string[],
): string[] => [
  ...["compile", "-o", archiveIn(work), "-trimpath", `${work}=>`, "-p", path, `-lang=${languageOf(toolchain)}`, "-complete"],
  ...["-goversion", toolchain, "-c=1", "-nolocalimports", "-importcfg", importConfigIn(work), "-pack", "-e", ...flags],
  ...files.map((name) => `./${name}`),
];

/** What cmd/go asks the linker for: the archive of package main becomes a program, without symbols for debuggers. */
export const linkCommand = (work: string): string[] => [
  ...["link", "-o", programIn(work), "-importcfg", importConfigIn(work), "-buildmode=exe", "-buildid=", "-s", "-w", archiveIn(work)],
];
