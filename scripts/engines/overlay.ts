/** Architectures besides wasm, as their folders are called in compile and link; as `ssa` calls their operations. */
const BACKENDS = ["amd64", "arm", "arm64", "loong64", "mips", "mips64", "ppc64", "riscv64", "s390x", "x86"];
const OPERATIONS = ["386", "AMD64", "ARM", "ARM64", "LOONG64", "MIPS", "MIPS64", "PPC64", "RISCV64", "S390X"];
const OBJECTS = ["arm", "arm64", "loong64", "mips", "ppc64", "riscv", "s390x", "x86"];
const SIMD = ["AMD64", "ARM64"];

/**
 * Sources of compile and link without the backends of other architectures, whose tables are a third of the compiler. Text edits, each of
 * which has to find what it is looking for.
 * @param read gives a file below `GOROOT/src/cmd`
 * @returns the edited files, by path below `GOROOT/src/cmd`
 * @throws when this release is laid out another way
 */
export function withoutOtherBackends(read: (path: string) => string): Record<string, string> {
  const edit = (path: string, change: (text: string) => string): [string, string] => [path, change(read(path))];
  return Object.fromEntries([
    edit("compile/main.go", (text) =>
      BACKENDS.reduce(
        (rest, name) =>
          without(without(rest, line(`\t"cmd/compile/internal/${name}"`)), new RegExp(`^\\t"\\w+":\\s+${name}\\.Init,\\n`, "gm")),
        text,
      ),
    ),
    edit("link/main.go", (text) =>
      BACKENDS.reduce(
        (rest, name) =>
          without(
            without(rest, line(`\t"cmd/link/internal/${name}"`)),
            new RegExp(`^\\tcase [^\\n]*:\\n\\t\\tarch, theArch = ${name}\\.Init\\(\\)\\n`, "gm"),
          ),
        text,
      ),
    ),
    edit("compile/internal/ssa/config.go", withoutConfigs),
    edit("compile/internal/ssa/opGen.go", withoutOperations),
    ...SIMD.map((name) => edit(`compile/internal/ssagen/simd${name}intrinsics.go`, (text) => withoutBody(text, `simd${name}Intrinsics`))),
  ]);
}

const line = (text: string): RegExp => new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&")}\\n`, "gm");

function without(text: string, pattern: RegExp): string {
  const rest = text.replaceAll(pattern, "");
  if (rest === text) throw new Error(`nothing matches ${pattern}`);
  return rest;
}

function between(text: string, from: string, to: string, replacement: string): string {
  const start = text.indexOf(from);
  const end = text.indexOf(to, start + from.length);
  if (start < 0 || end < 0) throw new Error(`nothing between ${JSON.stringify(from)} and ${JSON.stringify(to)}`);
  return text.slice(0, start) + replacement + text.slice(end);
}

/** What each architecture's rules and registers are, and how it multiplies. */
function withoutConfigs(text: string): string {
  const wasmOnly = between(text, '\tswitch arch {\n\tcase "amd64":\n\t\tc.PtrSize', '\tcase "wasm":\n', "\tswitch arch {\n");
  return between(wasmOnly, '\tswitch arch {\n\tcase "amd64":\n\t\t// Assumes', "\tc.mulRecipes = ", "\t_ = r\n\n");
}

/** The table of operations keeps its length, since operations are numbers in it: those of others become empty entries. */
function withoutOperations(text: string): string {
  const names = blockOf(text, "const (\n\tOpInvalid Op = iota").map((entry) => entry.trim().split(" ")[0] ?? "");
  const entries = entriesOf(blockOf(text, "var opcodeTable = [...]opInfo{\n"));
  const named = names.filter((name) => name !== "");
  if (named.length !== entries.length) throw new Error(`${named.length} operations, and ${entries.length} entries in their table`);
  const firstOfWasm = named.findIndex((name) => name.startsWith("OpWasm"));
  const foreign = (name: string, i: number) => i < firstOfWasm && OPERATIONS.some((other) => name.startsWith(`Op${other}`));
  const kept = entries.map((entry, i) => (foreign(named[i] ?? "", i) ? "\t{}," : entry.join("\n")));
  const emptied = between(text, "var opcodeTable = [...]opInfo{\n", "\n}\n", `var opcodeTable = [...]opInfo{\n${kept.join("\n")}`);
  const withoutRegisters = OPERATIONS.reduce(
    (rest, name) =>
      without(
        without(rest, new RegExp(`^var registers${name} = \\[\\.\\.\\.\\]Register\\{\\n[\\s\\S]*?\\n\\}\\n`, "gm")),
        new RegExp(`^var \\w+?(?:Reg|RegMask)${name} = [^\\n]*\\n`, "gm"),
      ),
    emptied,
  );
  return OBJECTS.reduce((rest, name) => without(rest, line(`\t"cmd/internal/obj/${name}"`)), withoutRegisters);
}

/** The lines of a declaration that begins with `opening`. */
function blockOf(text: string, opening: string): string[] {
  const start = text.indexOf(opening);
  const end = text.slice(start).search(/\n[)}]\n/);
  if (start < 0 || end < 0) throw new Error(`no ${JSON.stringify(opening)}`);
  return text
    .slice(start, start + end)
    .split("\n")
    .slice(1);
}

/** Entries of a table literal: each on lines of its own, one line, or many up to its closing brace. */
function entriesOf(lines: string[]): string[][] {
  const entries: string[][] = [];
  let entry: string[] = [];
  for (const text of lines.filter((other) => other.trim() !== "")) {
    entry.push(text);
    if (text !== "\t}," && !/^\t\{.*\},$/.test(text)) continue;
    entries.push(entry);
    entry = [];
  }
  return entries;
}

/** A file with one function, which does nothing now, and the import that its parameter needs. */
function withoutBody(text: string, name: string): string {
  const signature = new RegExp(`^func ${name}\\(.*\\) \\{$`, "m").exec(text)?.[0];
  if (!signature) throw new Error(`no func ${name}`);
  return `package ssagen\n\nimport "cmd/internal/sys"\n\n${signature}\n}\n`;
}
