import { type Broker, startBroker } from "./rabbitmq/broker.ts";
import { Topology } from "./redis/topology.ts";

/** The lab's engines, up together. */
export type Lab = { redis: Topology; rabbitmq: Broker; close(): Promise<void> };

/** Starts Redis and RabbitMQ side by side. @throws what is missing, with what to install */
export async function startAll(): Promise<Lab> {
  const [redis, rabbitmq] = await Promise.all([Topology.start("single"), startBroker()]);
  if ("missing" in redis || "missing" in rabbitmq) {
    for (const engine of [redis, rabbitmq]) if (!("missing" in engine)) await engine.close();
    throw new Error([redis, rabbitmq].flatMap((engine) => ("missing" in engine ? [engine.missing] : [])).join("\n"));
  }
  return {
    redis,
    rabbitmq,
    close: async () => {
      await Promise.all([redis.close(), rabbitmq.close()]);
    },
  };
}
