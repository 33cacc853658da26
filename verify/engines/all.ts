// Every engine of the book, by the name that contracts give it, a line each.
export { go } from "./go/index.ts";
export { iam } from "./iam/index.ts";
export { kafka } from "./kafka/index.ts";
export { mysql } from "./mysql/index.ts";
export { protobuf } from "./protobuf/index.ts";
export { rabbitmq } from "./rabbitmq/index.ts";
export { redis } from "./redis/index.ts";
export { scaling } from "./scaling/index.ts";
export { sql } from "./sql/index.ts";
export { valkey } from "./valkey/index.ts";
export { vpc } from "./vpc/index.ts";
