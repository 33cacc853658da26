import type { Program } from "../home.ts";

/** A program that speaks Redis' protocol. */
export type RespProgram = Program & {
  /** The variable that names a server to be used in its place. */
  variable: string;
  /** Its version, where `INFO server` tells it. */
  reported: RegExp;
};

export const REDIS: RespProgram = {
  engine: "Redis",
  file: "redis-server",
  packages: ["redis-server", "redis-sentinel"],
  versionOf: ["redis-server", "--version"],
  accepts: /\b8\.\d+\.\d+\b/,
  wanted: "Redis 8 (redis-server)",
  variable: "REDIS_URL",
  reported: /redis_version:(\S+)/,
};
