import * as z from "zod";

/** The named masks an output may ask for; `masks.ts` holds what each one replaces. */
export const MASKS = ["addr", "dur", "goid", "pid", "port", "uuid", "time"] as const;
export type Mask = (typeof MASKS)[number];

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MILLISECONDS = { ms: 1, s: 1_000, m: 60_000 } as const;

const count = z
  .string()
  .regex(/^[1-9]\d*$/, "a whole number, 1 or more")
  .transform(Number);
const exitCode = z
  .string()
  .regex(/^(0|[1-9]\d{0,2})$/, "an exit code, 0 to 255")
  .transform(Number);
const duration = z
  .string()
  .regex(/^\d+(ms|s|m)$/, "a duration such as 500ms, 10s or 2m")
  .transform((text) => {
    const unit = /[a-z]+$/.exec(text)?.[0] as keyof typeof MILLISECONDS;
    return Number.parseInt(text, 10) * MILLISECONDS[unit];
  });
const lines = z
  .string()
  .regex(/^\d+(,\d+)*$/, "line numbers of the listing, such as 14 or 9,14")
  .transform((text) => text.split(",").map(Number));
const masks = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(z.enum(MASKS)));

/** Keys every runnable fence may carry. */
const common = {
  id: z.string().regex(ID, "lower-case words joined by -").optional().describe("Stable id for links: `#l-<id>`."),
  title: z.string().min(1).optional().describe("File name shown above the listing."),
  runs: count.default(1).describe("Execute N times; the outputs form a set or a histogram."),
  timeout: duration.default(10_000).describe("How long one execution may take."),
  play: z.enum(["off"]).optional().describe("Not editable in the page; verification is not affected."),
  why: z.string().min(1).optional().describe("The reason, where one is asked for."),
};

const TOLD = ["predict", "bug", "fix"] as const;
const roleAmong = <const Roles extends readonly string[]>(roles: Roles) =>
  z.enum(roles).optional().describe("The part the listing plays in an exercise.");
const toFind = lines.optional().describe("With `role=bug`: the lines to find.");
const executed = { ...common, role: roleAmong(TOLD), lines: toFind };

/** Go releases besides the book's own whose behaviour a lesson compares with; each is pinned in verify/mods/go<release>/go.mod. */
export const OLDER_GO = ["1.21", "1.22", "1.27.0"] as const;
/** Modules a Go listing may import from, each pinned in verify/mods/<name>/go.mod: clients, with the engine they talk to, and golang.org/x/sync. */
export const MODS = ["pgx", "redis", "amqp", "kafka", "grpc", "aws", "sync"] as const;
/** Architectures whose machine code a `go asm` listing is about: Go's compiler makes both on any machine. */
export const ARCHITECTURES = ["amd64", "arm64"] as const;
const goKeys = {
  ...executed,
  go: z.enum(OLDER_GO).optional().describe("Another toolchain: the last patch of that release, or just that patch."),
  mod: z.enum(MODS).optional().describe("A module under verify/mods. A client's engine is started, and its address is in the environment."),
};

const env = z
  .string()
  .regex(ID, "lower-case words joined by -")
  .optional()
  .describe("Listings of a chapter with the same name share a database, in order. Default: an empty one of its own.");
const from = z
  .string()
  .regex(ID, "lower-case words joined by -")
  .optional()
  .describe("The schema of static/sql that the database begins with, said where an `env` begins.");

/** How Redis servers stand together; lab/redis starts them. */
export const REDIS_TOPOLOGIES = ["single", "replica", "sentinel", "cluster"] as const;

const topology = z.enum(["1", "3"]).default("1").describe("How many brokers. With 3 they are the listing's own.");
/** What buf compares two schemas for, from strict to lenient: the generated code of a file, of a package, JSON and bytes, bytes alone. */
export const BREAKING_CATEGORIES = ["file", "package", "wire-json", "wire"] as const;

/** Every contract: what a runnable fence may say, by `lang verb`. Strict: an unknown key is an error. */
export const CONTRACTS = {
  "go run": z
    .strictObject({ ...goKeys, exit: exitCode.default(0).describe("Expected exit code.") })
    .describe("A complete program. It builds, exits 0 or `exit=N`, and prints its output."),
  "go fail": z.strictObject(goKeys).describe('Build or vet reports every `// want "substring"` on its line, and nothing else.'),
  "go panic": z
    .strictObject({ ...goKeys, exit: exitCode.default(2).describe("Expected exit code.") })
    .describe("It builds and exits 2; what it prints on stderr matches."),
  "go race": z
    .strictObject({ ...goKeys, race: z.enum(["clean"]).optional().describe("`race=clean`: no run reports a race.") })
    .describe("Built with `-race`, it reports a data race in at least one of its runs; with `race=clean`, in none."),
  "go escape": z
    .strictObject(goKeys)
    .describe('`-gcflags="-m -l"` says every `// want "substring"` on its line; what else escapes in a marked function is an error.'),
  "go asm": z
    .strictObject({ ...goKeys, arch: z.enum(ARCHITECTURES).optional().describe("The one architecture it is about. Default: both.") })
    .describe(
      'The machine code of each line has what `// want "CALL"` says, and has not what `// not "CALL"` says, on amd64 and on arm64.',
    ),
  "go vet": z.strictObject(goKeys).describe('It builds, and vet says every `// want "substring"` on its line, and nothing else.'),
  "go test": z
    .strictObject({ ...goKeys, role: roleAmong([...TOLD, "starter", "tests", "solution"]) })
    .describe("Its tests pass. In an exercise: those of `role=tests` fail with the starter and pass with the solution."),
  "go bench": z
    .strictObject(goKeys)
    .describe(
      "Its benchmarks run, and each `// claim: allocs(BenchmarkX) == 0` holds. A claim on `time` is measured by the bench alone, processor by processor.",
    ),
  "sql run": z
    .strictObject({ ...common, env, from, role: roleAmong([...TOLD, "starter", "solution"]), lines: toFind })
    .describe("Its statements succeed, and the last result is its output, when there is one. EXPLAIN has a contract of its own."),
  "sql fail": z
    .strictObject({ ...executed, env, from })
    .describe("Its last statement fails with the SQLSTATE that `-- want 40001` names, and all before it succeed."),
  "sql explain": z
    .strictObject({ ...executed, env, from })
    .describe(
      "Its last statement is an EXPLAIN. Nodes, conditions, indexes, actual rows and loops are compared; costs, times, sizes are not.",
    ),
  "sql sessions": z
    .strictObject({ ...executed, env, from })
    .describe("Statements of several sessions in the order written, `--@ A` before those of A; `--> waits B` states what became of one."),
  "sql checks": z
    .strictObject({ id: common.id, title: common.title, runs: common.runs, timeout: common.timeout, play: common.play, why: common.why })
    .describe("What a solution must do, as comments: `-- rows: any`, `-- statements: 1`, `-- plan: uses idx`, `-- rejects: 23514`."),
  "console redis": z
    .strictObject({
      ...executed,
      timeout: duration.default(30_000).describe("How long one execution may take."),
      topology: z.enum(REDIS_TOPOLOGIES).default("single").describe("The servers: one, with replicas, with Sentinels, a cluster."),
      mask: masks.default([]).describe("Named masks, applied to both sides."),
    })
    .describe(
      "A transcript of named clients, `A> GET k`: each gets the reply below it, as redis-cli prints it. `(waits)`, `! crash`, `! until`.",
    ),
  "yaml rabbitmq": z
    .strictObject({ ...executed, timeout: duration.default(60_000).describe("How long one execution may take.") })
    .describe("A scenario on a broker: what is declared, the steps in order, and what the queues hold in the end (`expect`)."),
  "yaml kafka": z
    .strictObject({ ...executed, topology, timeout: duration.default(90_000).describe("How long one execution may take.") })
    .describe(
      "A scenario on brokers: topics, the steps of producers and of group members in order, and what is to be seen in the end (`expect`).",
    ),
  "console kafka": z
    .strictObject({
      ...executed,
      topology,
      timeout: duration.default(90_000).describe("How long one execution may take."),
      mask: masks.default([]).describe("Named masks, applied to both sides."),
    })
    .describe(
      "Commands of a shell, `$ kafka-topics.sh …`, with Kafka's tools at hand: each prints what stands below it; `[1]`: its exit code.",
    ),
  "protobuf lint": z
    .strictObject(executed)
    .describe(
      'buf\'s STANDARD rules and its compiler say every `// want "RULE"` on its line, and nothing else; without one, the file is clean.',
    ),
  "protobuf breaking": z
    .strictObject({
      ...executed,
      of: z.string("the id of the listing it is compared with").regex(ID, "an id").describe("Id of the listing it is compared with."),
      rule: z
        .string("the rule it breaks, such as FIELD_SAME_TYPE, or none")
        .regex(/^(none|[A-Z][A-Z_]*(,[A-Z][A-Z_]*)*)$/, "rules of buf joined by a comma, such as FIELD_SAME_TYPE, or none")
        .transform((text) => (text === "none" ? [] : text.split(",")))
        .describe("The rules it breaks: these and no others. `none`: it breaks nothing."),
      category: z.enum(BREAKING_CATEGORIES).default("file").describe("What has to stay: generated code by file or package, JSON, bytes."),
    })
    .describe("Compared with the listing `of=ID`, it breaks exactly the rules of buf that it names, in one category of rules."),
  "protobuf wire": z
    .strictObject(executed)
    .describe(
      "A file, with `// encode Order: id: 150` and `// decode Order: 08 96 01` as comments; its output is the bytes, field by field.",
    ),
  "json iam": z
    .strictObject({
      id: common.id,
      title: common.title,
      runs: common.runs,
      timeout: common.timeout,
      role: z.enum(["bug", "fix"]).optional().describe("The part the listing plays in an exercise; its requests show it."),
      lines: toFind,
    })
    .describe("A pile of policies of one situation, by account. IAM would take each of them."),
  "yaml iam-requests": z
    .strictObject({
      ...executed,
      of: z.string().regex(ID).optional().describe("Id of the `json iam` listing. Default: the one above."),
    })
    .describe("Requests in a situation. A policy evaluator decides each as stated: `allow`, `explicit deny`, `implicit deny`."),
} as const;

export type ContractName = keyof typeof CONTRACTS;
export type Contract = { [Name in ContractName]: { name: Name } & z.output<(typeof CONTRACTS)[Name]> }[ContractName];

/** The part a listing plays in an exercise. */
export const roleOf = (contract: Contract | undefined): Role | undefined => (contract && "role" in contract ? contract.role : undefined);
export type Role = (typeof TOLD)[number] | "starter" | "tests" | "solution";

/** What an `output` fence may say. */
export const OUTPUT = z
  .strictObject({
    of: z.string().regex(ID).optional().describe("Id of the listing, when it is not the one just above."),
    stream: z.enum(["out", "err", "both"]).default("both").describe("Which stream is compared."),
    match: z
      .enum(["exact", "unordered", "subset", "sample", "histogram"])
      .default("exact")
      .describe("How: line by line, in any order, among others, not at all, or as a set of outcomes."),
    mask: masks.default([]).describe("Named masks, applied to both sides."),
    why: z.string().min(1).optional().describe("With `match=sample`: why the output cannot be compared."),
    as: z.enum(["states"]).optional().describe("A table of states, `step | part | part`, which the page draws and steps through."),
  })
  .describe("What the listing above it prints.");
export type OutputOptions = z.output<typeof OUTPUT>;

/** Languages whose fences are executed and so must say how. */
export const RUNNABLE = [...new Set(Object.keys(CONTRACTS).map((name) => name.split(" ")[0] ?? ""))];

/** Languages that illustrate, where no verb says otherwise: they promise nothing and nothing is checked. */
export const ILLUSTRATION = ["text", "bash", "ts", "tsx", "js", "md", "diff", "mermaid", "json", "yaml", "proto"];

/** The verbs of one language, for error messages. */
export const verbsOf = (lang: string): string[] =>
  Object.keys(CONTRACTS)
    .filter((name) => name.startsWith(`${lang} `))
    .map((name) => name.slice(lang.length + 1));
