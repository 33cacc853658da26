import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ARCHITECTURES, type Listing } from "../../../src/listings/index.ts";
import { observed } from "../observed.ts";
import { asProgram, buildGroup, folderOf, type Group, refuseUnbuilt } from "./packages.ts";
import { notBuilt, type Report, UNDEBUGGED } from "./programs.ts";
import type { Diagnostic, GoObserved } from "./seen.ts";
import type { Module } from "./toolchain.ts";

const INSTRUCTION = /^\t0x[0-9a-f]+ \d+ \(\S*?([^/\s]+)\/main\.go:(\d+)\)\t(.*)$/gm;
/** What the assembler keeps for the runtime and the debugger, and no processor executes. */
const NO_INSTRUCTION = /^(?:TEXT|FUNCDATA|PCDATA)\b/;

/** The machine code that `-S` prints. Go's compiler makes that of every architecture on any machine, so it is the same everywhere. */
export async function observeAssembly(module: Module, listings: Listing[], done: Report): Promise<void> {
  if (listings.length === 0) return;
  const groups = new Map<string, Group>();
  for (const architecture of ARCHITECTURES) groups.set(architecture, await assemble(module, architecture, listings));
  for (const listing of listings) {
    const asked = groupsFor(listing, groups);
    const version = `${module.version} for ${asked.map(([architecture]) => architecture).join(" and ")}`;
    done(listing, { ...(await observed(listing, async () => assembled(asked, listing, folderOf(listing, listings)))), version });
  }
}

function assembled(asked: [string, Group][], listing: Listing, folder: string): GoObserved {
  const code = new Map<string, Diagnostic[]>();
  for (const [architecture, group] of asked) {
    refuseUnbuilt(group, listing);
    code.set(architecture, parseAssembly(group.text).get(folder) ?? []);
  }
  const failed = asked.find(([architecture]) => code.get(architecture)?.length === 0)?.[1];
  return failed ? notBuilt({ ...failed, text: "it has no machine code" }, listing) : { kind: "assembled", code };
}

/** Several packages at once are compiled and thrown away; a single program would be left where the command runs: hence the empty one. */
async function assemble(module: Module, architecture: string, listings: Listing[]): Promise<Group> {
  const name = `asm-${architecture}`;
  const empty = join(module.folder, name, "empty");
  mkdirSync(empty, { recursive: true });
  writeFileSync(join(empty, "empty.go"), "package empty\n");
  return buildGroup(module, name, listings, asProgram, ["build", "-trimpath", "-gcflags=-S", UNDEBUGGED], {
    GOARCH: architecture,
    CGO_ENABLED: "0",
  });
}

const groupsFor = ({ contract }: Listing, groups: Map<string, Group>): [string, Group][] =>
  [...groups].filter(([architecture]) => !("arch" in contract) || !contract.arch || contract.arch === architecture);

/**
 * Reads what `go build -gcflags=-S` prints, by package folder: `\t0x0012 00018 (book/asm/listing0/main.go:21)\tCALL\tDX`.
 * Code that was inlined counts for the line it was written on.
 */
export function parseAssembly(text: string): Map<string, Diagnostic[]> {
  const byFolder = new Map<string, Diagnostic[]>();
  for (const [, folder = "", line, instruction = ""] of text.matchAll(INSTRUCTION)) {
    if (NO_INSTRUCTION.test(instruction)) continue;
    const own = byFolder.get(folder) ?? [];
    own.push({ line: Number(line), message: instruction.replaceAll("\t", " ").trim() });
    byFolder.set(folder, own);
  }
  return byFolder;
}
