import type { Artefact } from "../artefact.ts";

/** Archives of packages in one file, of the standard library or of a module: where each is, and how long. */
export type Pack = Artefact & { packages: Record<string, [offset: number, length: number]> };

export type ToolName = "compile" | "link" | "vet" | "gofmt";

/**
 * What `npm run engines` made, in `manifest.json`. Packs build upon those before them: a package of one may need others of earlier ones,
 * and of no later one.
 */
export type Manifest = {
  /** Such as `go1.27.3`. */
  toolchain: string;
  tools: Record<ToolName, Artefact>;
  packs: Pack[];
};

/** Where a browser keeps these files. */
export const CACHE = "go-engine";

/** Every file it names. */
export const artefactsOf = ({ tools, packs }: Manifest): Artefact[] => [...Object.values(tools), ...packs];
export const filesOf = (manifest: Manifest): string[] => artefactsOf(manifest).map(({ file }) => file);

/** How many packs have to be here for these imports; the first always. Imports that are in none count for nothing. */
export function packsFor({ packs }: Manifest, imports: readonly string[]): number {
  const needed = imports.map((path) => packs.findIndex(({ packages }) => path in packages));
  return 1 + Math.max(0, ...needed);
}
