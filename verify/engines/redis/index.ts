import { REDIS } from "../../../lab/redis/program.ts";
import { redisLike } from "./like.ts";

/** Redis, on servers of its own for every listing: what a lesson does to them ends with it. */
export const redis = redisLike("redis", REDIS);
