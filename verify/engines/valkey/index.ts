import { VALKEY } from "../../../lab/valkey/program.ts";
import { redisLike } from "../redis/like.ts";

/** Valkey, on which transcripts of Redis are played as they are. */
export const valkey = redisLike("valkey", VALKEY);
