import { expect, test } from "vitest";
import { parseAssembly } from "../../../../verify/engines/go/assembly.ts";

// What `go build -trimpath -gcflags=-S` prints of two packages; Go 1.27.3.
const PRINTED = `# book/asm-amd64/listing0
main.through STEXT size=115 args=0x10 locals=0x28 funcid=0x0 align=0x0
\t0x0000 00000 (book/asm-amd64/listing0/main.go:16)\tTEXT\tmain.through(SB), ABIInternal, $40-16
\t0x0000 00000 (book/asm-amd64/listing0/main.go:16)\tFUNCDATA\t$0, gclocals·g5+hNtRBP6YXNjfog7aZjQ==(SB)
\t0x0021 00033 (book/asm-amd64/listing0/main.go:18)\tMOVQ\t24(AX), DX
\t0x002b 00043 (book/asm-amd64/listing0/main.go:18)\tPCDATA\t$1, $0
\t0x002b 00043 (book/asm-amd64/listing0/main.go:18)\tCALL\tDX
\t0x0000 49 3b 66 10 76 6b 55 48 89 e5 48 83 ec 20 48 89  I;f.vkUH..H.. H.
# book/asm-amd64/listing1
\t0x0014 00020 (book/asm-amd64/listing1/main.go:3)\tCALL\truntime.panicBounds(SB)
\t0x0019 00025 (/usr/local/go/src/sync/mutex.go:46)\tNOP
`;

test("machine code is read instruction by instruction, by package and line", () => {
  expect([...parseAssembly(PRINTED)]).toEqual([
    [
      "listing0",
      [
        { line: 18, message: "MOVQ 24(AX), DX" },
        { line: 18, message: "CALL DX" },
      ],
    ],
    ["listing1", [{ line: 3, message: "CALL runtime.panicBounds(SB)" }]],
  ]);
});
