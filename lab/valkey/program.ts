import type { RespProgram } from "../redis/program.ts";

export const VALKEY: RespProgram = {
  engine: "Valkey",
  file: "valkey-server",
  packages: ["valkey-server"],
  versionOf: ["valkey-server", "--version"],
  accepts: /\b9\.[1-9]\d*\.\d+\b/,
  wanted: "Valkey 9.1 or newer (valkey-server)",
  variable: "VALKEY_URL",
  // It also reports the version of Redis that it is compatible with.
  reported: /valkey_version:(\S+)/,
};
