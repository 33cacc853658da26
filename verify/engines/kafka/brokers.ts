import type { Cluster } from "../../../lab/kafka/cluster.ts";
import type { KafkaStep } from "../../../src/listings/index.ts";
import type { Clients } from "./clients.ts";
import type { Until } from "./members.ts";

type Of<Name extends keyof KafkaStep> = NonNullable<KafkaStep[Name]>;
type Partition = { leader: number; isr: number[]; elr: number[] };

/** A follower's last request waits at the leader for this long, and would bring what is written meanwhile: `replica.fetch.wait.max.ms`, twice. */
const PENDING_FETCH = 1000;

const tellPartition = ({ leader, isr }: Partition): string =>
  `${leader < 0 ? "no leader" : `leader ${leader}`}, in sync ${isr.join(", ") || "nobody"}`;

/** What is done to the brokers of a scenario, and waited for. Each step gives the event that it was. */
export class Brokers {
  readonly #cluster: Cluster;
  readonly #clients: Clients;
  readonly #killed = new Set<number>();
  readonly #paused: number[] = [];
  readonly #leaders = new Map<string, number>();

  constructor(cluster: Cluster, clients: Clients) {
    this.#cluster = cluster;
    this.#clients = clients;
  }

  async end(how: "kill" | "stop", { broker, "leader-of": topic }: Of<"kill">): Promise<string> {
    this.#expectOwn();
    const id = broker ?? (await this.#leaderOf(topic ?? ""));
    this.#killed.add(id);
    await this.#cluster[how](id);
    return `${topic ? `the leader of ${topic}` : `broker ${id}`} is ${how === "kill" ? "killed" : "stopped"}`;
  }

  async pause({ broker, "leader-of": led, "followers-of": followed }: Of<"pause">): Promise<string> {
    this.#expectOwn();
    const topic = led ?? followed;
    if (topic !== undefined) await this.#clients.ask("meet", { topic });
    const leader = broker ?? (await this.#leaderOf(topic ?? ""));
    const ids = followed === undefined ? [leader] : this.#cluster.ports.map((_, at) => at + 1).filter((id) => id !== leader);
    for (const id of ids) this.#cluster.pause(id);
    this.#paused.push(...ids);
    if (followed === undefined) return `${led === undefined ? `broker ${leader}` : `the leader of ${led}`} is paused`;
    this.#leaders.set(followed, leader);
    await new Promise((resolve) => setTimeout(resolve, PENDING_FETCH));
    return `the followers of ${followed} are paused`;
  }

  resume(): string {
    for (const id of this.#paused.splice(0)) this.#cluster.resume(id);
    return "the paused brokers go on";
  }

  async start({ broker }: Of<"start">): Promise<string> {
    const ids = broker === "killed" ? [...this.#killed] : [broker];
    for (const id of ids) {
      if (!this.#killed.has(id)) throw new Error(`broker ${id} was neither killed nor stopped`);
      await this.#cluster.start(id);
      this.#killed.delete(id);
    }
    return broker === "killed" ? "the killed brokers are started again" : `broker ${broker} is started again`;
  }

  async inSync({ topic, replicas }: Of<"in-sync">, until: Until): Promise<string> {
    const holds = ({ leader, isr }: Partition) =>
      replicas === 0 ? leader < 0 : leader > 0 && !this.#killed.has(leader) && isr.length === replicas;
    await until(`${topic} has ${replicas} replicas in sync`, async () => {
      const partitions = await this.#partitions(topic);
      const other = partitions.find((partition) => !holds(partition));
      return other && `Partition ${partitions.indexOf(other)} has ${tellPartition(other)}`;
    });
    return replicas === 0 ? `${topic} has no leader` : `${topic} has a leader, and ${replicas} in sync`;
  }

  async replicas({ topic }: Of<"replicas">): Promise<string[]> {
    const partitions = await this.#partitions(topic);
    return partitions.map((partition, at) => {
      const eligible = partition.elr.length > 0 ? `, eligible ${partition.elr.join(", ")}` : "";
      return `${topic}${partitions.length > 1 ? ` ${at}` : ""}: ${tellPartition(partition)}${eligible}`;
    });
  }

  async state({ group, is }: Of<"state">, until: Until): Promise<string> {
    await until(`${group} is ${is}`, async () => {
      const { state } = await this.#clients.ask<{ state: string }>("group", { group });
      return state === is ? undefined : `It is ${state}`;
    });
    return `${group} is in the state ${is}`;
  }

  async offset({ group, topic, is }: Of<"offset">, until: Until): Promise<string> {
    await until(`the offset of ${group} in ${topic} is ${is}`, async () => {
      const offsets = await this.#clients.ask<Record<string, { committed: number }>>("offsets", { group });
      const committed = offsets[topic]?.committed;
      return committed === is ? undefined : `It is ${committed ?? "not there"}`;
    });
    return `${group} has committed ${is} in ${topic}`;
  }

  /** Clients of a broker that is gone would wait for it, and so would the listings after this one. */
  #expectOwn(): void {
    if (this.#cluster.ports.length === 1)
      throw new Error("this broker serves all listings. Write topology=cluster: its brokers are started again for the next listing");
  }

  /** Where all followers are paused, of a topic whose leader is known then, nobody else could tell, and no leader is elected. */
  async #leaderOf(topic: string): Promise<number> {
    const known = this.#leaders.get(topic);
    if (known !== undefined && this.#paused.length > 0) return known;
    const [first] = await this.#partitions(topic);
    return first?.leader ?? 0;
  }

  #partitions = (topic: string): Promise<Partition[]> => this.#clients.ask<Partition[]>("partitions", { topic });
}
