import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Missing } from "../src/bench/record.ts";
import { type Built, build, clean, type Limit } from "./build.ts";
import { type Book, readBook } from "./export/book.ts";
import type { Peer } from "./peers/peer.ts";
import { OURS_ID, placeOf } from "./peers/peers.ts";
import { serveFolder } from "./serve.ts";
import type { Site } from "./taps.ts";

const MARK = ".built-from";
const hash = (book: Book) =>
  createHash("sha256")
    .update(JSON.stringify([...book]))
    .digest("hex");
/** This site is more than its chapters: what a run has not built itself is built again. */
const builtHere = new Set<string>();

/** Lays a book out for a peer and builds it with nothing left of earlier builds. Throws what was missing or broke. */
export async function buildCold(root: string, peer: Peer, book: Book, limit?: Limit): Promise<Built> {
  const place = placeOf(root, peer);
  peer.prepare(place, book);
  clean(place.folder, peer);
  // A build that breaks must not be taken for the one before it.
  rmSync(join(place.folder, MARK), { force: true });
  const built = await build(place.folder, peer, limit);
  writeFileSync(join(place.folder, MARK), hash(book));
  builtHere.add(peer.id);
  return built;
}

/** The same again, with what the first build has left. */
export const buildWarm = (root: string, peer: Peer): Promise<Built> => build(placeOf(root, peer).folder, peer);

export const pagesOf = (root: string, peer: Peer): number =>
  globSync("**/*.html", { cwd: join(placeOf(root, peer).folder, peer.out) }).length;

/** Serves a peer's pages while `work` is done with them; they are built where they are not there. What went wrong is given back as such. */
export async function withSite<T>(root: string, peer: Peer, work: (site: Site) => Promise<T>): Promise<T | Missing> {
  try {
    const book = readBook(root);
    const { folder } = placeOf(root, peer);
    const mark = join(folder, MARK);
    const isBuilt = existsSync(mark) && readFileSync(mark, "utf8") === hash(book) && (peer.id !== OURS_ID || builtHere.has(peer.id));
    if (!isBuilt) await buildCold(root, peer, book);
    return await withFolder(peer, join(folder, peer.out), work);
  } catch (error) {
    return missingOf(peer, error);
  }
}

export async function withFolder<T>(peer: Peer, folder: string, work: (site: Site) => Promise<T>): Promise<T> {
  const { server, origin, sent } = await serveFolder(folder);
  try {
    return await work({ peer, origin, sent });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** The first line of what went wrong, for the record; the rest is printed. */
export function missingOf({ name }: Peer, error: unknown): Missing {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`\n${name}: ${message}`);
  return { peer: name, missing: message.split("\n")[0] ?? "" };
}
