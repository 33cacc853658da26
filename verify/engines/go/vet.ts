import { isOfEscapeAnalysis } from "../../../src/contracts/go/tools.ts";
import type { Listing } from "../../../src/listings/index.ts";
import { observed } from "../observed.ts";
import { parseDiagnostics } from "./diagnostics.ts";
import { asProgram, buildGroup, folderOf, type Group, refuseUnbuilt } from "./packages.ts";
import { BUILD, type Report, UNDEBUGGED } from "./programs.ts";
import type { Diagnostic, GoObserved } from "./seen.ts";
import type { Module } from "./toolchain.ts";

/** What build says or, of a listing that builds, what vet says. */
export async function observeFailures(module: Module, listings: Listing[], done: Report): Promise<void> {
  if (listings.length === 0) return;
  const group = await buildGroup(module, "broken", listings, asProgram, [...BUILD, "-o", "bin/broken/"]);
  await tellEach(group, done, async (listing, built) =>
    built.length > 0 ? built : await vet(module, `broken/${folderOf(listing, listings)}`),
  );
}

/** What vet says of listings that must build. */
export async function observeVet(module: Module, listings: Listing[], done: Report): Promise<void> {
  if (listings.length === 0) return;
  const group = await buildGroup(module, "vetted", listings, asProgram, [...BUILD, "-o", "bin/vetted/"]);
  await tellEach(group, done, async (listing, built) => {
    if (built.length === 0) return await vet(module, `vetted/${folderOf(listing, listings)}`);
    return built.map(({ line, message }) => ({ line, message: `does not build: ${message}` }));
  });
}

/** @param diagnose what is to be told of a listing, of which the build said this */
async function tellEach(
  group: Group,
  done: Report,
  diagnose: (listing: Listing, built: Diagnostic[]) => Promise<Diagnostic[]>,
): Promise<void> {
  for (const listing of group.listings) {
    const observe = async (): Promise<GoObserved> => {
      refuseUnbuilt(group, listing);
      return { kind: "diagnosed", diagnostics: await diagnose(listing, group.said.get(listing) ?? []), text: group.text };
    };
    done(listing, await observed(listing, observe));
  }
}

async function vet(module: Module, folder: string): Promise<Diagnostic[]> {
  const { stderr } = await module.go(["vet", `./${folder}`]);
  return [...parseDiagnostics(stderr).values()].flat();
}

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
  await tellEach(group, done, async (_, built) => {
    const found = built.filter(({ message }) => isOfEscapeAnalysis(message));
    return found.length > 0 ? found : built;
  });
}
