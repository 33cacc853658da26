import { alsoOf, COMPATIBLE, type Complaint, type EngineName, enginesOf, type Listing } from "../src/listings/index.ts";
import { type Chapter, chapterPaths, readChapter } from "./chapters.ts";
import type { Options } from "./options.ts";

/** One listing to execute on one engine, and the chapter it stands in. */
export type Task = { chapter: Chapter; listing: Listing; engine: EngineName };
export type Plan = { chapters: Chapter[]; tasks: Task[]; complaints: Complaint[] };

/** Reads the chapters that were asked for. Throws when a target or an engine names nothing: a typo must not verify nothing. */
export function makePlan(root: string, { targets, only }: Pick<Options, "targets" | "only">): Plan {
  const paths = chapterPaths(root);
  if (paths.length === 0) throw new Error(`no chapter below ${root}/docs. Chapters are docs/<part>/<NN-name>.md`);
  const wanted = targets.map((target) => ({ ...target, path: target.path.replace(/^\.?\//, "").replace(/\/$/, "") }));
  for (const { path } of wanted) {
    if (!paths.some((file) => isBelow(file, path))) throw new Error(`${path}: no chapter there. Chapters are docs/<part>/<NN-name>.md`);
  }
  const selected = wanted.length === 0 ? paths : paths.filter((file) => wanted.some(({ path }) => isBelow(file, path)));
  const chapters = selected.map((file) => readChapter(root, file));
  const tasks = chapters.flatMap((chapter) => {
    const lines = wanted.filter(({ path }) => isBelow(chapter.file, path)).map(({ line }) => line);
    const all = lines.length === 0 || lines.includes(undefined);
    const asked = chapter.listings.filter((listing) => all || lines.some((line) => line && covers(listing, line)));
    return withNeeds(asked, chapter.listings).flatMap((listing) => tasksOf(chapter, listing));
  });
  for (const { path, line } of wanted) if (line !== undefined) refuseStray(path, line, chapters);
  const ofEngine = tasks.filter(({ engine }) => !only || engine === only || ownerOf(engine) === only);
  const complaints = chapters.flatMap((chapter) => chapter.complaints);
  if (tasks.length === 0 && complaints.length === 0)
    throw new Error(`no listing in ${targets.map(({ path }) => path).join(", ") || "docs"}`);
  if (only && ofEngine.length === 0 && complaints.length === 0) {
    const engines = [...new Set(tasks.map(({ engine }) => engine))].sort();
    throw new Error(`no listing of ${only} there, only of ${engines.join(", ") || "no engine"}`);
  }
  return { chapters, tasks: ofEngine, complaints };
}

/** What is to be executed of a listing: on its own engine, and on the one that it is compared with. */
export const tasksOf = (chapter: Chapter, listing: Listing): Task[] => enginesOf(listing).map((engine) => ({ chapter, listing, engine }));

/** Whether what an engine replies is compared with what the listing's own does. */
export const isCompared = ({ listing, engine }: { listing: Listing; engine: string }): boolean => alsoOf(listing) === engine;

/** Whose contracts a compatible engine executes: to verify those is to verify it, too. */
const ownerOf = (engine: string): string | undefined => Object.entries<string>(COMPATIBLE).find(([name]) => name === engine)?.[1];

/** A line of which no listing is would verify nothing. What cannot be read has complaints, which are told instead. */
function refuseStray(path: string, line: number, chapters: Chapter[]): void {
  const chapter = chapters.find(({ file }) => file === path);
  if (!chapter) throw new Error(`${path}:${line}: a line is one of a chapter, and ${path} is a folder`);
  const { listings, complaints } = chapter;
  if (complaints.length > 0 || listings.some((listing) => covers(listing, line))) return;
  const nearest = listings.toSorted((a, b) => Math.abs(a.line - line) - Math.abs(b.line - line)).slice(0, NEAREST);
  const there = nearest.map((listing) => listing.line).sort((a, b) => a - b);
  throw new Error(
    `${path}:${line}: no listing at that line. ${there.length > 0 ? `Near it: ${there.join(", ")}` : "There is none in that chapter"}`,
  );
}

const NEAREST = 3;

/** A listing is executed with what it needs, even when it alone was asked for. */
function withNeeds(asked: Listing[], all: Listing[]): Listing[] {
  const wanted = new Set(asked.flatMap((listing) => [listing, ...listing.needs]));
  return all.filter((listing) => wanted.has(listing));
}

const isBelow = (file: string, path: string): boolean => file === path || file.startsWith(`${path}/`);

function covers({ node, line, output }: Listing, wanted: number): boolean {
  const height = (code: typeof node) => (code.position ? code.position.end.line - code.position.start.line : 0);
  const last = output ? output.line + height(output.node) : line + height(node);
  return line <= wanted && wanted <= last;
}
