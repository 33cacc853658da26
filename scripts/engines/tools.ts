import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ToolName } from "../../src/engines/go/manifest.ts";
import type { Go } from "./go.ts";
import { withoutOtherBackends } from "./overlay.ts";

// Built where they stand: they belong to the module cmd.
const BUILD = ["build", "-trimpath", "-ldflags=-s -w -buildid="];

/** Builds tools for wasip1 and returns them by name. `small`: without the backends of other architectures. */
export async function buildTools(go: Go, scratch: string, names: readonly ToolName[], small: boolean): Promise<Map<ToolName, Buffer>> {
  const cmd = join(go.root, "src/cmd");
  const out = join(scratch, small ? "small" : "stock");
  mkdirSync(out, { recursive: true });
  const overlay = small ? ["-overlay", writeOverlay(cmd, scratch)] : [];
  // Files below GOMODCACHE must not be replaced by an overlay, and that is where a fetched toolchain is. Its own sources need no other modules.
  const elsewhere = { GOMODCACHE: join(scratch, "modules") };
  await go.run([...BUILD, ...overlay, "-o", `${out}/`, ...names.map((name) => `cmd/${name}`)], cmd, elsewhere);
  return new Map(names.map((name) => [name, readFileSync(join(out, name))]));
}

/** The file that the go command takes an overlay from: which file stands for which. */
function writeOverlay(cmd: string, scratch: string): string {
  const edited = withoutOtherBackends((path) => readFileSync(join(cmd, path), "utf8"));
  const folder = join(scratch, "overlay");
  mkdirSync(folder, { recursive: true });
  const replace = Object.entries(edited).map(([path, text]) => {
    const file = join(folder, path.replaceAll("/", "_"));
    writeFileSync(file, text);
    return [join(cmd, path), file];
  });
  const file = join(scratch, "overlay.json");
  writeFileSync(file, JSON.stringify({ Replace: Object.fromEntries(replace) }));
  return file;
}
