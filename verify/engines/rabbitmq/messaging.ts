import { type Answer, Consumer, type Delivery } from "./consumer.ts";
import { refused, urlFor } from "./login.ts";
import { countersOf, describe, listed, tellHeld, tellPublished } from "./narrate.ts";
import type { Stage, Step } from "./stage.ts";

export async function publish(stage: Stage, step: Step<"publish">): Promise<void> {
  const { as, to, exchange = "", key, count, persistent, mandatory, ttl, priority, headers, wait, fails, user, vhost, node } = step;
  const bodies = step.bodies ?? Array.from({ length: count ?? 1 }, (_, at) => String(at + 1));
  const options = {
    ...{ persistent, mandatory, headers },
    ...(ttl !== undefined && { expiration: String(ttl) }),
    ...(priority !== undefined && { priority }),
  };
  const work = async () => {
    const publisher = await stage.publisherFor(as, { user, vhost, node });
    for (const body of bodies) publisher.send({ exchange, key: key ?? to ?? "", body, options });
    if (wait) stage.say(...tellPublished(await publisher.settled()));
  };
  stage.say(await refused(fails, work));
}

export const confirms = async (stage: Stage, name: Step<"confirms">): Promise<void> =>
  stage.say(...tellPublished(await stage.publisher(name).settled()));

export async function blocked(stage: Stage, name: Step<"blocked">): Promise<void> {
  stage.say(`${name}'s connection is blocked: ${await stage.publisher(name).blocked()}`);
}

export async function consume(stage: Stage, step: Step<"consume">): Promise<void> {
  const { as, queue, prefetch, "auto-ack": noAck, exclusive, arguments: options, fails, user, vhost, node } = step;
  const work = async () => {
    const url = urlFor(stage.broker, { user, vhost, node });
    const consumer = new Consumer(as, url, { queue, prefetch, noAck, exclusive, arguments: options });
    stage.consumers.set(as, consumer);
    await consumer.start();
  };
  stage.say(await refused(fails, work));
}

export async function receive(stage: Stage, { by, body, bodies, count = 1, redelivered }: Step<"receive">): Promise<void> {
  const got: Delivery[] = [];
  for (const wanted of bodies ?? (body === undefined ? Array.from({ length: count }, () => undefined) : [body])) {
    const delivery = await stage.consumer(by).next();
    got.push(delivery);
    if (wanted !== undefined && delivery.body !== wanted) throw new Error(`${by} should have got ${wanted}, and got ${delivery.body}`);
    if (redelivered !== undefined && delivery.redelivered !== redelivered)
      throw new Error(`${by} got ${delivery.body} with redelivered=${delivery.redelivered}`);
  }
  const told = got.map(describe);
  const isPlain = got.every((delivery, at) => told[at] === delivery.body);
  stage.say(...(isPlain ? [`${by} gets ${listed(told)}`] : told.map((one) => `${by} gets ${one}`)));
}

export async function get(stage: Stage, { queue, count, fails, ...login }: Step<"get">): Promise<void> {
  const work = async () => {
    const held = await stage.control.take(queue, count, login);
    stage.say(tellHeld(queue, held, "gives"));
  };
  stage.say(await refused(fails, work));
}

export async function settle(
  stage: Stage,
  how: "ack" | "nack" | "reject",
  { by, fails, ...answer }: Answer & { by: string; fails?: number | undefined },
): Promise<void> {
  stage.say(await refused(fails, () => stage.consumer(by).settle(how, answer)));
}

/** Answers every delivery alike. Deliveries and the message that ends the loop cannot come together: it is the same message. */
export async function loop(stage: Stage, { by, answer, requeue, times, until }: Step<"loop">): Promise<void> {
  const consumer = stage.consumer(by);
  const seen: Delivery[] = [];
  const over = new AbortController();
  const holds = (queue: string) => stage.until(async () => over.signal.aborted || (await stage.control.count(queue)) > 0);
  const end = until ? holds(until).then(() => "held" as const) : new Promise<never>(() => {});
  let last: Delivery | "held" | undefined;
  while (seen.length < times && last !== "held") {
    last = await Promise.race([consumer.next(), end]);
    if (last === "held") break;
    seen.push(last);
    await answerTo(consumer, answer, requeue);
  }
  over.abort();
  consumer.forgetExpected();
  const counters = [
    countersOf(
      "x-delivery-count",
      seen.map(({ deliveries }) => deliveries),
    ),
    countersOf(
      "x-acquired-count",
      seen.map(({ acquired }) => acquired),
    ),
  ];
  stage.say(`${by} gets ${seen[0]?.body ?? "nothing"} ${seen.length} times`, ...counters.map((line) => `  ${line}`));
  if (until) stage.say(last === "held" ? `  then ${until} holds it` : `  and ${until} is empty`);
}

async function answerTo(consumer: Consumer, answer: Step<"loop">["answer"], requeue: boolean): Promise<void> {
  if (answer !== "crash") return consumer.settle(answer, { requeue });
  await consumer.leave("crash");
  await consumer.start();
}

export async function cancelled(stage: Stage, name: Step<"cancelled">): Promise<void> {
  await stage.consumer(name).cancelled();
  stage.say(`${name} is cancelled by the broker`);
}

export const closed = async (stage: Stage, name: Step<"closed">): Promise<void> =>
  stage.say(`${name}'s channel is closed: ${await stage.participant(name).closed()}`);

export async function leave(stage: Stage, { who, how }: Step<"leave">): Promise<void> {
  if (how === "cancel") await stage.consumer(who).cancel();
  else await stage.consumer(who).leave(how);
}

export async function ready(stage: Stage, counts: Step<"ready">): Promise<void> {
  for (const [queue, wanted] of Object.entries(counts)) await stage.until(async () => (await stage.control.count(queue)) === wanted);
}
