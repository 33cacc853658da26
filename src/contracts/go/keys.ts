import * as z from "zod";
import type { Finding } from "../complaint.ts";
import type { ContractSpec, PlayKind, Reading } from "../contract.ts";
import { topology as kafka } from "../kafka/topology.ts";
import { executed } from "../keys.ts";
import { topology as redis } from "../redis/topology.ts";
import { goImports } from "./imports.ts";

/** Go releases besides the book's own whose behaviour a lesson compares with; each is pinned in verify/mods/go<release>/go.mod. */
const OLDER_GO = ["1.21", "1.22", "1.27.0"] as const;
/** Modules a Go listing may import from, each pinned in verify/mods/<name>/go.mod: clients, with the engine they talk to, and what talks to servers of the listing alone. */
const MODS = ["pgx", "redis", "amqp", "kafka", "kafka-pgx", "grpc", "aws", "lambda", "sdk", "dns", "sync"] as const;
/** Those whose packages the page has as well: what their listings talk to is in the same program. */
export const PLAYED_MODS = ["grpc"] as const satisfies readonly (typeof MODS)[number][];
const playedMods: unknown[] = [...PLAYED_MODS];
/** The programs of these talk to an emulator, or run under one, and never meet the service. */
const EMULATED: unknown[] = ["aws", "lambda"];

/** How the servers of a client may stand together. */
const SERVERS: Record<string, string[]> = {
  pgx: ["single", "standby", "pooler"],
  redis: redis.options,
  amqp: ["single", "cluster"],
  kafka: kafka.unwrap().options,
};
const topology = z
  .enum([...redis.options, ...kafka.unwrap().options, "standby", "pooler"])
  .describe("How the servers of its client stand together.");

/** Keys of every Go fence. */
export const goKeys = {
  ...executed,
  go: z.enum(OLDER_GO).optional().describe("Another toolchain: the last patch of that release, or just that patch."),
  mod: z
    .enum(MODS)
    .optional()
    .describe("A module under verify/mods. A client's engine is started, and its address is in the environment; `kafka-pgx` has both."),
  topology: topology.optional(),
};
type GoOptions = { go?: string | undefined; mod?: string | undefined; topology?: string | undefined };

/** What the page says of a Go listing that it cannot run, or how it runs it. */
export const inPage =
  (plays: PlayKind | { why: string }) =>
  ({ go, mod }: GoOptions): PlayKind | { why: string } => {
    if (mod && !playedMods.includes(mod)) return { why: "it imports packages that the page does not have" };
    return go ? { why: `it needs Go ${go}, and the page has the book's own` } : plays;
  };

/** A C compiler runs with the rights of whoever verifies, and reads what it is told to. */
export function importFindings(code: string, line: number): Finding[] {
  if (!goImports(code).some((path) => path === "C" || path.includes("\\"))) return [];
  const at = code.split("\n").findIndex((text) => /["`]C["`]|\\/.test(text));
  return [{ line: line + at + 1, column: 1, found: 'import "C"', allowed: "Go alone: no C compiler is given what a listing says" }];
}

/** What is the same of all Go listings. */
export const ofGo = {
  engine: "go",
  shows: "text",
  refuse: ({ go, mod, topology: servers }: GoOptions) => {
    if (go && mod) return { found: `go=${go} with mod=${mod}`, allowed: "one of them: modules of clients are built with the book's Go" };
    const ofMod = SERVERS[mod ?? ""] ?? [];
    if (servers && !ofMod.includes(servers)) {
      const told = Object.entries(SERVERS).map(([client, names]) => `mod=${client} with ${names.join(", ")}`);
      return { found: `topology=${servers} with ${mod ? `mod=${mod}` : "no mod"}`, allowed: told.join("; ") };
    }
    return undefined;
  },
  parse: (body: string, line: number): Reading<undefined> => ({ parsed: undefined, findings: importFindings(body, line) }),
  vouches: ({ mod }: GoOptions) => (EMULATED.includes(mod) ? "emulated" : "executed"),
} as const satisfies Partial<ContractSpec<z.ZodObject<typeof goKeys>, undefined>>;
