import { existsSync, readFileSync } from "node:fs";
import type { Times } from "../contracts/index.ts";
import type { Histogram } from "./match.ts";
import type { Trace } from "./trace.ts";

/** What was seen when a listing was executed, kept in `recorded/<part>/<chapter>.json`. */
export type Evidence = {
  /** Hash of the listing that ran, see `hash.ts`: a listing that was edited since has no evidence. */
  hash: string;
  /** Engine and version, such as `Go 1.27.3`. */
  engine: string;
  /** By name, the engines that it was compared with, and their versions. */
  also?: Record<string, string>;
  /** The day it ran, ISO 8601. */
  date: string;
  /** How often it ran, and what came out, where it varies. */
  runs?: number;
  histogram?: Histogram;
  /** Of benchmarks: what `npm run bench -- claims` measured of its claims on times, on one processor after the other. */
  times?: Times;
  /** Of an interleaving: what became of each statement. */
  trace?: Trace;
  /** The same on the engines that it was compared with, by name. */
  traces?: Record<string, Trace>;
};

/**
 * What a listing ran on, its own engine first, in words such as `Redis 8.0.6`.
 * @param also the engine that its fence wants it compared with
 */
export const ranOn = ({ engine, also: seen = {} }: Evidence, also?: string): string[] =>
  also === undefined ? [engine] : [engine, seen[also] ?? `${also} not yet`];

export type Evidences = { listings: Evidence[] };

/** Path of a chapter's evidence: `docs/go/08-channels.md` → `recorded/go/08-channels.json`. */
export const evidencePath = (chapter: string): string => chapter.replace(/^docs\//, "recorded/").replace(/\.md$/, ".json");

/** Reads the evidence of a chapter; an empty one where nothing was recorded yet. Throws with its file when it is no JSON. */
export function readEvidence(root: string, chapter: string): Evidences {
  const path = `${root}/${evidencePath(chapter)}`;
  if (!existsSync(path)) return { listings: [] };
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Evidences;
  } catch (error) {
    throw new Error(`${evidencePath(chapter)}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/** The evidence of one listing, if it ran as it stands. */
export const evidenceOf = (evidences: Evidences, hash: string): Evidence | undefined =>
  evidences.listings.find((evidence) => evidence.hash === hash);
