import { lacksFirefox } from "../firefox.ts";

/** One step of `npm test`: a script of package.json, and what it is given. */
export type Stage = {
  name: string;
  /** What it looks at, for people. */
  what: string;
  script: string;
  args?: readonly string[];
  /** While it holds, nothing it says is worth reading; when it fails, all of it is shown. */
  quiet?: boolean;
  /** What this machine lacks for it, and how to have it. Such a stage is not run: it is named at the end, and fails nothing. */
  lacks?: () => string | undefined;
};

/** All of `npm test`, in order: what tells soonest comes first. */
export const STAGES = [
  { name: "types", what: "TypeScript, strict", script: "types", quiet: true },
  { name: "lint", what: "lint and format", script: "lint", quiet: true },
  { name: "imports", what: "who may import whom", script: "imports", quiet: true },
  { name: "unused", what: "files, exports and packages that nothing uses", script: "unused", quiet: true },
  { name: "book", what: "the book's own rules", script: "book", quiet: true },
  { name: "spell", what: "spelling", script: "spell", quiet: true },
  { name: "workflows", what: "GitHub's workflows, by actionlint", script: "workflows" },
  { name: "unit", what: "unit tests", script: "unit", quiet: true },
  { name: "harness", what: "the harness, engines and scripts, tried", script: "harness" },
  { name: "listings", what: "every listing on its engine, against what is recorded", script: "verify", args: ["--frozen"] },
  { name: "engines", what: "Go's compiler and PostgreSQL for the page", script: "engines" },
  { name: "wasm", what: "Go listings on the page's engine", script: "verify", args: ["--engine", "wasm"] },
  { name: "pglite", what: "SQL listings on the page's engine", script: "verify", args: ["--engine", "pglite"] },
  { name: "build", what: "the site and its search index", script: "build" },
  { name: "pages", what: "the built pages, as text and in a browser", script: "site" },
  { name: "firefox", what: "the built pages in Firefox", script: "firefox", lacks: lacksFirefox },
] as const satisfies readonly Stage[];

/** A stage in a job, and what narrows it to a share: arguments that are added to its own. */
export type Share = { stage: (typeof STAGES)[number]["name"]; args?: readonly string[] };

const listings = (engine: string): Share => ({ stage: "listings", args: ["--only", engine] });

/**
 * What machines do side by side, each by `npm test -- JOB`: together, all of it. They are the matrix of `.github/workflows/check.yml`, which
 * says what else such a machine needs.
 */
export const JOBS: Readonly<Record<string, readonly Share[]>> = {
  check: [
    { stage: "types" },
    { stage: "lint" },
    { stage: "imports" },
    { stage: "unused" },
    { stage: "book" },
    { stage: "spell" },
    { stage: "workflows" },
    { stage: "unit" },
  ],
  harness: [{ stage: "harness" }],
  go: [listings("go")],
  sql: [listings("sql")],
  lab: [listings("redis"), listings("rabbitmq")],
  kafka: [listings("kafka")],
  "aws-grpc": [listings("iam"), listings("vpc"), listings("scaling"), listings("protobuf")],
  parity: [{ stage: "engines" }, { stage: "wasm" }, { stage: "pglite" }],
  site: [{ stage: "engines" }, { stage: "build" }, { stage: "pages" }, { stage: "firefox" }],
};
