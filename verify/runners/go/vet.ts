import type { Listing } from "../../../src/listings/index.ts";
import type { Diagnostic } from "../runner.ts";
import { parseDiagnostics } from "./diagnostics.ts";
import { asProgram, buildGroup, folderOf } from "./packages.ts";
import { BUILD, type Report, UNDEBUGGED } from "./programs.ts";
import type { Module } from "./toolchain.ts";

/** What build says or, of a listing that builds, what vet says. */
export async function observeFailures(module: Module, listings: Listing[], done: Report): Promise<void> {
  if (listings.length === 0) return;
  const group = await buildGroup(module, "broken", listings, asProgram, [...BUILD, "-o", "bin/broken/"]);
  for (const listing of listings) {
    const built = group.said.get(listing) ?? [];
    const diagnostics = built.length > 0 ? built : await vet(module, `broken/${folderOf(listing, listings)}`);
    done(listing, { kind: "diagnosed", diagnostics, text: group.text });
  }
}

/** What vet says of listings that must build. */
export async function observeVet(module: Module, listings: Listing[], done: Report): Promise<void> {
  if (listings.length === 0) return;
  const group = await buildGroup(module, "vetted", listings, asProgram, [...BUILD, "-o", "bin/vetted/"]);
  for (const listing of listings) {
    const built = (group.said.get(listing) ?? []).map(({ line, message }) => ({ line, message: `does not build: ${message}` }));
    const diagnostics = built.length > 0 ? built : await vet(module, `vetted/${folderOf(listing, listings)}`);
    done(listing, { kind: "diagnosed", diagnostics, text: group.text });
  }
}

async function vet(module: Module, folder: string): Promise<Diagnostic[]> {
  const { stderr } = await module.go(["vet", `./${folder}`]);
  return [...parseDiagnostics(stderr).values()].flat();
}

// What escape analysis has to say; `-m` tells of inlining and more as well.
const ESCAPE = /escapes to heap|moved to heap|does not escape|leaking param|devirtualizing/;

/** What escape analysis says: `-m` to say it, `-l` without inlining, which would move it elsewhere. */
export async function observeEscapes(module: Module, listings: Listing[], done: Report): Promise<void> {
  if (listings.length === 0) return;
  const group = await buildGroup(module, "escapes", listings, asProgram, [
    "build",
    "-trimpath",
    "-gcflags=-m -l",
    UNDEBUGGED,
    "-o",
    "bin/escapes/",
  ]);
  for (const listing of listings) {
    const diagnostics = (group.said.get(listing) ?? []).filter(({ message }) => ESCAPE.test(message));
    const others = (group.said.get(listing) ?? []).filter(({ message }) => !ESCAPE.test(message));
    const broken = diagnostics.length === 0 && others.length > 0;
    done(listing, { kind: "diagnosed", diagnostics: broken ? others : diagnostics, text: group.text });
  }
}
