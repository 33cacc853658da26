import { expect, test } from "vitest";
import { goImports } from "../../../src/listings/index.ts";

test.each([
  ['package main\n\nimport "fmt"\n\nfunc main() {}\n', ["fmt"]],
  [
    'package main\n\nimport (\n\t"fmt"\n\trand "math/rand/v2"\n\t_ "net/http/pprof" // profiles\n)\n',
    ["fmt", "math/rand/v2", "net/http/pprof"],
  ],
  ['package main\nimport . "strings"\nimport `sync`\n', ["strings", "sync"]],
  ['package main\n\nimport ("fmt"; "os")\n', ["fmt", "os"]],
  ['package main\n\n/* import "unsafe" */\n// import "reflect"\nimport "os"\n\nvar text = `\nimport "time"\n`\n', ["os"]],
  ["package main\n\nfunc main() {}\n", []],
])("imports of %j", (code, imports) => expect(goImports(code)).toEqual(imports));
