import { findHome } from "../../lab/find.ts";
import { findMoto } from "../../lab/moto/venv.ts";
import { RABBITMQ } from "../../lab/rabbitmq/broker.ts";
import { REDIS } from "../../lab/redis/server.ts";

/** Before the unit tests: where engines have to be made first, that is not part of any test's time. */
export default async function provideEngines(): Promise<void> {
  for (const program of [REDIS, RABBITMQ]) await findHome(program);
  await findMoto();
}
