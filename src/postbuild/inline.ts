import { buildSync } from "esbuild";

/** The browsers of package.json's browserslist, as esbuild names them. */
const TARGETS = ["chrome123", "edge123", "firefox125", "safari17.5"];

/**
 * Scripts and all they import, in their order, as one small line for a page's head: what several of them import is in it once. `values` stand in the
 * place of names that they declare.
 */
export const inlineScripts = (files: readonly string[], values: Record<string, unknown>): string =>
  bundle({ contents: files.map((file) => `import ${JSON.stringify(file)};`).join("") }, "iife", values).replace(
    /<\/script/gi,
    "<\\/script",
  );

/** A script that runs by itself, such as a worker's, with all that it imports. */
export const bundleScript = (file: string, values: Record<string, unknown> = {}): string =>
  bundle({ contents: `import ${JSON.stringify(file)};` }, "iife", values);

/** A script that is fetched later and from which something is imported, with all that it imports itself. */
export const bundleModule = (file: string, values: Record<string, unknown> = {}): string =>
  bundle({ contents: `export * from ${JSON.stringify(file)}` }, "esm", values);

function bundle(entry: { contents: string }, format: "iife" | "esm", values: Record<string, unknown>): string {
  const define = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));
  const { outputFiles } = buildSync({
    stdin: { ...entry, loader: "ts", resolveDir: "/" },
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
