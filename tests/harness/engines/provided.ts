import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { provideGo, providePostgres } from "../../../scripts/engines/provide.ts";

/** Building the engine cold, on a machine with other things to do. */
export const COLD = 600_000;
const PROGRAMS = "tests/fixtures/engines/programs";

export const programOf = (name: string): { "main.go": string } => ({ "main.go": readFileSync(join(PROGRAMS, `${name}.go`), "utf8") });

/** A book of these chapters, with the engine that its listings need: made, or taken from the cache. `remove` when done. */
export async function provideBook(chapters: Record<string, string>, part: "go" | "sql" = "go"): Promise<{ root: string; remove(): void }> {
  const root = mkdtempSync(join(tmpdir(), "book-test-"));
  mkdirSync(join(root, "docs", part), { recursive: true });
  for (const [name, text] of Object.entries(chapters)) writeFileSync(join(root, "docs", part, name), text);
  const manifest = await (part === "go" ? provideGo(root, () => {}) : providePostgres(root));
  if ("missing" in manifest) throw new Error(manifest.missing);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** All programs of the fixtures, and a test, as a chapter: what they import is at hand. */
export const allPrograms = (): string =>
  globSync("*.go", { cwd: PROGRAMS })
    .map((file) => `\`\`\`go run\n${readFileSync(join(PROGRAMS, file), "utf8")}\`\`\`\n`)
    .join("\n");
