import type { Files } from "../../engine.ts";

/** Where the package under test is for the main that runs it. */
export const PACKAGE = "book/code";

type Found = { tests: string[]; fuzz: string[]; examples: { name: string; output: string; unordered: boolean }[]; main: boolean };

/** The main package that `go test` writes around tests (cmd/go/internal/load/test.go), for one package, without benchmarks. */
export function testMain(files: Files): string {
  const { tests, fuzz, examples, main } = testsIn(files);
  const used = tests.length + fuzz.length + examples.length > 0 || main;
  const pairs = (names: string[]) => names.map((name) => `\t{${JSON.stringify(name)}, under.${name}},`);
  return [
    "package main",
    "",
    `import (\n\t"os"\n${main ? '\t"reflect"\n' : ""}\t"testing"\n\t"testing/internal/testdeps"\n\n\t${used ? "under" : "_"} "${PACKAGE}"\n)`,
    "",
    `var tests = []testing.InternalTest{\n${pairs(tests).join("\n")}\n}`,
    `var fuzz = []testing.InternalFuzzTarget{\n${pairs(fuzz).join("\n")}\n}`,
    `var examples = []testing.InternalExample{\n${examples.map(exampleEntry).join("\n")}\n}`,
    "",
    "func init() {",
    `\ttestdeps.ImportPath = "${PACKAGE}"`,
    "}",
    "",
    "func main() {",
    "\tm := testing.MainStart(testdeps.TestDeps{}, tests, nil, fuzz, examples)",
    // What a TestMain leaves for m.Run's exit code, as cmd/go reads it.
    main ? `\tunder.TestMain(m)\n\tos.Exit(int(reflect.ValueOf(m).Elem().FieldByName("exitCode").Int()))` : "\tos.Exit(m.Run())",
    "}",
    "",
  ].join("\n");
}

const exampleEntry = ({ name, output, unordered }: Found["examples"][number]): string =>
  `\t{${JSON.stringify(name)}, under.${name}, ${JSON.stringify(output)}, ${unordered}},`;

/** Functions that `go test` runs, in the order of the source. `Testify` is none: what follows `Test` must not be a small letter. */
export function testsIn(files: Files): Found {
  const sources = Object.entries(files).filter(([name]) => name.endsWith("_test.go"));
  const code = sources.map(([, text]) => text).join("\n");
  const named = (kind: string, type: string) =>
    [...code.matchAll(new RegExp(`^func (${kind}(?:[^a-z\\s(]\\w*)?)\\(\\s*\\w+\\s+\\*testing\\.${type}\\s*\\)`, "gm"))].map(
      ([, name]) => name ?? "",
    );
  return {
    tests: named("Test", "T").filter((name) => name !== "TestMain"),
    fuzz: named("Fuzz", "F"),
    examples: examplesIn(code),
    main: named("Test", "M").includes("TestMain"),
  };
}

/** An example runs when its last comment says what it prints. */
function examplesIn(code: string): Found["examples"] {
  return [...code.matchAll(/^func (Example(?:[^a-z\s(]\w*)?)\(\) \{\n([\s\S]*?)^\}/gm)].flatMap(([, name = "", body = ""]) => {
    const comment = /((?:^[ \t]*\/\/.*\n)+)\s*$/m.exec(body)?.[1];
    const text = comment?.replaceAll(/^[ \t]*\/\/ ?/gm, "");
    const said = /^\s*(unordered )?output:([\s\S]*)$/i.exec(text ?? "");
    return said ? [{ name, output: `${said[2]?.trim()}\n`, unordered: said[1] !== undefined }] : [];
  });
}
