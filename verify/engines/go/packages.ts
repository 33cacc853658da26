import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentError } from "../../../lab/environment.ts";
import type { Listing } from "../../../src/listings/index.ts";
import { parseDiagnostics, type ToolOutput } from "./diagnostics.ts";
import type { Module } from "./toolchain.ts";

/** Files of one package, by name. */
export type Files = Record<string, string>;

/** Listings of a module that are built by one command, each in a package of its own. */
export type Group = {
  module: Module;
  name: string;
  listings: Listing[];
  /** The files of a listing's package. */
  files(listing: Listing): Files;
  /** What the command said, by listing; and the whole of it, for what belongs to none. */
  said: Map<Listing, ToolOutput[]>;
  text: string;
};

/** What the command prints of a package whose compiler or linker was ended: `book/programs/listing3: …/compile: signal: killed`. */
const ENDED = /^\S*?\b(listing\d+)\b.*: (signal: .+)$/gm;

/** Whether a listing builds is not known when its compiler did not come to its end. @throws EnvironmentError then */
export function refuseUnbuilt({ text, listings }: Group, listing: Listing): void {
  if (!text.includes(": signal: ")) return;
  const folder = folderOf(listing, listings);
  for (const [, ended, how] of text.matchAll(ENDED))
    if (ended === folder) throw new EnvironmentError(`Go's compiler ended while it built this: ${how}`);
}

/**
 * Writes each listing as a package below a folder of the group's name, and runs one go command over all of them.
 * @param files what a listing's package consists of
 * @param command the go command, without the packages
 * @param env what the command finds in its environment besides
 */
export async function buildGroup(
  module: Module,
  name: string,
  listings: Listing[],
  files: (listing: Listing) => Files,
  command: string[],
  env: Record<string, string> = {},
): Promise<Group> {
  for (const listing of listings) {
    const folder = join(module.folder, name, folderOf(listing, listings));
    mkdirSync(folder, { recursive: true });
    for (const [file, code] of Object.entries(files(listing))) writeFileSync(join(folder, file), `${code}\n`);
  }
  mkdirSync(join(module.folder, "bin", name), { recursive: true });
  const said = new Map<Listing, ToolOutput[]>(listings.map((listing) => [listing, []]));
  let text = "";
  for (let again = true; again; ) {
    const { exit, stdout, stderr } = await module.go([...command, `./${name}/...`], env);
    text += stdout + stderr;
    const byFolder = parseDiagnostics(stdout + stderr);
    const told = listings.filter((listing) => byFolder.has(folderOf(listing, listings)));
    for (const listing of told) said.get(listing)?.push(...(byFolder.get(folderOf(listing, listings)) ?? []));
    // Of a package that cannot be loaded, since it imports what is nowhere, the command says so and builds none: the others are built without it.
    again = exit !== 0 && told.length > 0 && !COMPILED.test(stdout + stderr);
    if (again) for (const listing of told) rmSync(join(module.folder, name, folderOf(listing, listings)), { recursive: true });
  }
  return { module, name, listings, files, said, text };
}

/** What the compiler says of a package stands below its name. */
const COMPILED = /^# /m;

/** The folder of a listing's package, which is also the name of its binary. */
export const folderOf = (listing: Listing, listings: Listing[]): string => `listing${listings.indexOf(listing)}`;

/** The file of a package that holds the listing's own code. */
export const ownFile = (files: Files, { code }: Listing): string => Object.keys(files).find((name) => files[name] === code) ?? "";

/** A program is one file. */
export const asProgram = ({ code }: Listing): Files => ({ "main.go": code });
