import { engineOf, goImports, type Listing, playOf } from "../../src/listings/index.ts";
import { TAGS } from "../../verify/parity/target.ts";
import type { Go } from "./go.ts";

/** What every program needs, and the main of tests. */
const ENGINE_OWN = ["runtime"];
const TESTS_OWN = ["os", "reflect", "testing", "testing/internal/testdeps"];
/** An import of one listing in so many is common. */
const COMMON = 20;

export type Archive = { path: string; file: string };
type Package = { ImportPath: string; Export?: string; Deps?: string[] };

/** What the listings import that run in the page, and what of it many import. `mod`: those of a module, else those that need none. */
export function importsOfBook(listings: readonly Listing[], mod?: string): { imports: Set<string>; common: Set<string> } {
  const played = listings.filter((listing) => engineOf(listing) === "go" && modOf(listing) === mod && !isOut(listing));
  const counts = new Map<string, number>();
  for (const path of played.flatMap(({ code }) => [...new Set(goImports(code))])) counts.set(path, (counts.get(path) ?? 0) + 1);
  const common = [...counts].filter(([, count]) => count * COMMON >= played.length).map(([path]) => path);
  return { imports: new Set(counts.keys()), common: new Set(common) };
}

const modOf = ({ contract }: Listing): string | undefined => ("mod" in contract ? contract.mod : undefined);

const isOut = (listing: Listing): boolean => {
  const play = playOf(listing);
  return play !== undefined && "why" in play;
};

/**
 * Archives for the page, in packs: what common imports need; what the other imports and tests need; and what comes with a network, which
 * is as much again, for listings that have a server and its client in one program.
 */
export async function packsOf(go: Go, cwd: string, imports: Iterable<string>, common: Iterable<string> = []): Promise<Archive[][]> {
  const packages = await packagesOf(go, cwd, [...ENGINE_OWN, ...TESTS_OWN, ...imports]);
  const byPath = new Map(packages.map((found) => [found.ImportPath, found]));
  const closure = (path: string) => [path, ...(byPath.get(path)?.Deps ?? [])];
  const networked = (path: string) => closure(path).includes("net");
  const core = new Set([...ENGINE_OWN, ...[...common].filter((path) => !networked(path))].flatMap(closure));
  const packOf = ({ ImportPath: path }: Package) => (core.has(path) ? 0 : networked(path) ? 2 : 1);
  const packs = [0, 1, 2].map((pack) => archivesOf(packages.filter((found) => packOf(found) === pack)));
  return packs.filter((pack) => pack.length > 0);
}

/** One pack more, of what these imports of a module need beyond the packs before it: its own packages, and those of the standard library. */
export async function packOfModule(go: Go, cwd: string, imports: Iterable<string>, before: readonly Archive[][]): Promise<Archive[]> {
  const known = new Set(before.flat().map(({ path }) => path));
  const packages = await packagesOf(go, cwd, imports, [TAGS]);
  return archivesOf(packages.filter(({ ImportPath: path }) => !known.has(path)));
}

/** Packages and all that they need, built. */
async function packagesOf(go: Go, cwd: string, imports: Iterable<string>, flags: readonly string[] = []): Promise<Package[]> {
  const fields = "-json=ImportPath,Export,Deps";
  const text = await go.run(["list", "-trimpath", "-export", "-deps", ...flags, fields, ...new Set([...imports].sort())], cwd);
  return parseJsons(text);
}

const archivesOf = (packages: readonly Package[]): Archive[] =>
  packages.flatMap(({ ImportPath: path, Export: file }) => (file ? [{ path, file }] : [])).sort((a, b) => (a.path < b.path ? -1 : 1));

/** `go list -json` prints one object after the other. */
const parseJsons = (text: string): Package[] => JSON.parse(`[${text.trim().replaceAll(/^\}\n\{/gm, "},{")}]`) as Package[];
