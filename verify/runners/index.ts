import { goRunner } from "./go/index.ts";
import { iamRunner } from "./iam/index.ts";
import { kafkaRunner } from "./kafka/index.ts";
import { protobufRunner } from "./protobuf/index.ts";
import { rabbitmqRunner } from "./rabbitmq/index.ts";
import { redisRunner } from "./redis/index.ts";
import type { Runner } from "./runner.ts";
import { sqlRunner } from "./sql/index.ts";

/** Every engine of the book, by the name a listing gives it. */
export const RUNNERS: Record<string, Runner> = {
  go: goRunner,
  sql: sqlRunner,
  redis: redisRunner,
  rabbitmq: rabbitmqRunner,
  kafka: kafkaRunner,
  protobuf: protobufRunner,
  iam: iamRunner,
};
