import { archivePath } from "./packages.ts";
import { WORK } from "./tool.ts";

/** What cmd/go tells vet about a package (`Config` in golang.org/x/tools/go/analysis/unitchecker). */
export function vetConfig(files: readonly string[], packages: Iterable<string>, language: string): object {
  const known = [...packages];
  const each = <Value>(value: (path: string) => Value) => Object.fromEntries(known.map((path) => [path, value(path)]));
  return {
    ID: "main",
    Compiler: "gc",
    Dir: WORK,
    ImportPath: "main",
    GoFiles: files.map((name) => `${WORK}/${name}`),
    ImportMap: each((path) => path),
    PackageFile: each(archivePath),
    Standard: each(() => true),
    PackageVetx: {},
    VetxOnly: false,
    VetxOutput: `${WORK}/vet.out`,
    GoVersion: language,
    SucceedOnTypecheckFailure: false,
  };
}
