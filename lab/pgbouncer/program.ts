import type { Program } from "../home.ts";

export const PGBOUNCER: Program = {
  engine: "PgBouncer",
  file: "pgbouncer",
  packages: ["pgbouncer"],
  versionOf: ["pgbouncer", "--version"],
  accepts: /\b1\.(2[1-9]|[3-9]\d)\.\d+\b/,
  wanted: "PgBouncer 1.21 or newer (pgbouncer)",
};
