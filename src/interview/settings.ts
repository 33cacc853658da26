import { PARTS } from "../book/parts.ts";
import { LEVELS, type Level } from "../questions/levels.ts";

/** How long an interview may take, in minutes. */
export const MINUTES = [20, 45, 60] as const;
export type Minutes = (typeof MINUTES)[number];

/** Who ticks: the reader himself, or a partner, whose screen has the rubric while the candidate's has not. */
export const ROLES = ["alone", "candidate", "partner"] as const;
export type Role = (typeof ROLES)[number];

/** An interview, whole: two people who have the same settings are asked the same. `scenario`: by its slug, where one opens the interview. */
export type Settings = { minutes: Minutes; parts: string[]; level: Level; seed: string; role: Role; scenario?: string };

/** What is known of a scenario before it is fetched. */
export type ScenarioEntry = { slug: string; title: string; parts: string[] };

/** What an address that cannot be followed has, and what it may have. */
export type Fault = { found: string; allowed: string };

const KEYS = ["minutes", "parts", "level", "seed", "scenario", "grader", "view"];
const SEED = /^[0-9a-z]{1,16}$/;
/** The seed of an address that names none, such as that of a scenario: it is to be the same interview tomorrow. */
const SAME = "1";

/**
 * The interview that an address asks for: `?minutes=45&parts=go,sql&level=senior&seed=7f3a`. `undefined` where it asks for none.
 * @param scenarios those that there are
 * @returns what is wrong with it, all of it, where anything is: nothing of it is guessed at
 */
export function readSettings(search: string, scenarios: readonly ScenarioEntry[]): Settings | Fault[] | undefined {
  const query = new URLSearchParams(search);
  if (!KEYS.some((key) => query.has(key))) return undefined;
  const faults: Fault[] = [];
  const read = <Value>(key: string, values: readonly Value[], otherwise: Value, nameOf: (value: Value) => string = String): Value => {
    const given = query.get(key);
    if (given === null) return otherwise;
    const value = values.find((one) => nameOf(one) === given.toLowerCase());
    if (value === undefined) faults.push({ found: `${key}=${given}`, allowed: values.map(nameOf).join(", ") });
    return value ?? otherwise;
  };
  const scenario = read<ScenarioEntry | undefined>("scenario", scenarios, undefined, (one) => one?.slug ?? "");
  const minutes = read("minutes", MINUTES, 45);
  const level = read("level", LEVELS, "Senior", lower);
  const grader = read("grader", ["self", "partner"], "self");
  const view = read("view", ["candidate", "partner"], "candidate");
  const seed = query.get("seed") ?? SAME;
  if (!SEED.test(seed)) faults.push({ found: `seed=${seed}`, allowed: "1 to 16 digits and small letters" });
  const parts = readParts(query, scenario, faults);
  if (faults.length > 0) return faults;
  const role = view === "partner" ? "partner" : grader === "partner" ? "candidate" : "alone";
  return { minutes, parts, level, seed, role, ...(scenario && { scenario: scenario.slug }) };
}

/** Those that are named, in the order of the book; else those of the scenario. */
function readParts(query: URLSearchParams, scenario: ScenarioEntry | undefined, faults: Fault[]): string[] {
  const known = PARTS.map(({ id }) => id);
  const named = query.getAll("parts").flatMap((list) => list.split(",").filter(Boolean));
  const unknown = [...new Set(named.filter((part) => !known.includes(part)))];
  if (unknown.length > 0) faults.push({ found: `parts=${unknown.join(",")}`, allowed: known.join(", ") });
  else if (named.length === 0 && !scenario)
    faults.push({ found: "no parts", allowed: `parts=go,sql, one or several of ${known.join(", ")}` });
  return named.length === 0 ? (scenario?.parts ?? []) : known.filter((part) => named.includes(part));
}

/** The address of an interview, behind the page's. */
export function writeSettings({ minutes, parts, level, seed, role, scenario }: Settings): string {
  const who = { alone: "", candidate: "&grader=partner", partner: "&grader=partner&view=partner" }[role];
  const opened = scenario === undefined ? "" : `scenario=${scenario}&`;
  return `?${opened}minutes=${minutes}&parts=${parts.join(",")}&level=${lower(level)}&seed=${seed}${who}`;
}

/** A seed that nobody has chosen: four hex digits. */
export const newSeed = (): string => (Math.floor(Math.random() * 0x10000) + 0x10000).toString(16).slice(1);

const lower = (level: string): string => level.toLowerCase();
