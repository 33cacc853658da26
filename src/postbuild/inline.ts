import { buildSync } from "esbuild";

/** The browsers of package.json's browserslist, as esbuild names them. */
const TARGETS = ["chrome123", "edge123", "firefox125", "safari17.5"];

/** A script and all it imports, as one small line for a page's head. `values` stand in the place of names it declares. */
export const inlineScript = (file: string, values: Record<string, unknown>): string =>
  bundleScript(file, values).replace(/<\/script/gi, "<\\/script");

/** A script and all it imports, in one. `format`: "esm" where something is to be imported from it. */
export function bundleScript(file: string, values: Record<string, unknown> = {}, format: "iife" | "esm" = "iife"): string {
  const define = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));
  const { outputFiles } = buildSync({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    format,
    target: TARGETS,
    define,
    // Libraries that run under Node, too, ask for it only there.
    external: ["node:*"],
    // Styles of what a script makes come with it.
    loader: { ".css": "text" },
  });
  return (outputFiles[0]?.text ?? "").trim();
}
