import type { Cluster } from "../../../lab/kafka/cluster.ts";
import type { KafkaStep } from "../../../src/listings/index.ts";
import type { Clients } from "./clients.ts";
import type { Until } from "./members.ts";

type Of<Name extends keyof KafkaStep> = NonNullable<KafkaStep[Name]>;
/** A follower's last request waits at the leader for this long, and would bring what is written meanwhile: `replica.fetch.wait.max.ms`, twice. */
const PENDING_FETCH = 1000;

type Partition = { leader: number; isr: number[] };

const tellPartition = ({ leader, isr }: Partition): string =>
  `${leader < 0 ? "no leader" : `leader ${leader}`}, and in sync ${isr.join(", ") || "nobody"}`;

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
    const topic = led ?? followed ?? "";
    const leader = broker ?? (await this.#leaderOf(topic));
    const ids = followed === undefined ? [leader] : this.#cluster.ports.map((_, at) => at + 1).filter((id) => id !== leader);
    this.#leaders.set(topic, leader);
    for (const id of ids) this.#cluster.pause(id);
    await new Promise((resolve) => setTimeout(resolve, PENDING_FETCH));
    this.#paused.push(...ids);
    if (followed !== undefined) return `the followers of ${topic} are paused`;
    return led === undefined ? `broker ${leader} is paused` : `the leader of ${topic} is paused`;
  }

  resume(): string {
    for (const id of this.#paused.splice(0)) this.#cluster.resume(id);
    return "the paused brokers go on";
  }

  async start({ broker }: Of<"start">): Promise<string> {
    const ids = broker === "killed" ? [...this.#killed] : [broker];
    for (const id of ids) {
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

  /** Clients of a broker that is gone would wait for it, and so would the listings after this one. */
  #expectOwn(): void {
    if (this.#cluster.ports.length === 1)
      throw new Error("this broker serves all listings. Write topology=cluster: its brokers are started again for the next listing");
  }

  /** While some are paused nobody can be asked, and no leader changes. */
  async #leaderOf(topic: string): Promise<number> {
    const known = this.#leaders.get(topic);
    if (known !== undefined && this.#paused.length > 0) return known;
    const [first] = await this.#partitions(topic);
    return first?.leader ?? 0;
  }

  #partitions = (topic: string): Promise<Partition[]> => this.#clients.ask<Partition[]>("partitions", { topic });
}
