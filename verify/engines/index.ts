import type { EngineName } from "../../src/listings/index.ts";
import type { Engine } from "../engine.ts";
import { go } from "./go/index.ts";
import { iam } from "./iam/index.ts";
import { kafka } from "./kafka/index.ts";
import { protobuf } from "./protobuf/index.ts";
import { rabbitmq } from "./rabbitmq/index.ts";
import { redis } from "./redis/index.ts";
import { sql } from "./sql/index.ts";

/** Every engine of the book, by the name that contracts give it. */
export const ENGINES: Readonly<Record<EngineName, Engine>> = { go, sql, redis, rabbitmq, kafka, protobuf, iam };
