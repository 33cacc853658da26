// The programs that the lab root and the Docker image hold, a line each.
export { MYSQL } from "./mysql/program.ts";
export { PGBOUNCER } from "./pgbouncer/program.ts";
export { RABBITMQ } from "./rabbitmq/program.ts";
export { REDIS } from "./redis/program.ts";
export { VALKEY } from "./valkey/program.ts";
