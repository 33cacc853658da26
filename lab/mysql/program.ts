import type { Program } from "../home.ts";

export const MYSQL: Program = {
  engine: "MySQL",
  file: "mysqld",
  packages: ["mysql-server-core"],
  versionOf: ["mysqld", "--version"],
  accepts: /\b9\.\d+\.\d+\b/,
  wanted: "MySQL 9 (mysqld)",
};
