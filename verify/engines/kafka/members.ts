import type { Cluster } from "../../../lab/kafka/cluster.ts";
import { Clients, type Ownership } from "./clients.ts";

type Group = { state: string; members: string[]; assigned: number; agreed: boolean };
/** A member that is to join. `config`: of its consumer. */
export type Joining = { as: string; group: string; topics: string[]; revoked?: "commit" | undefined; config: Record<string, string> };
/** Waits for a state: looks until it is reached, which is `undefined`, and keeps what is there instead. */
export type Until = (what: string, look: () => Promise<string | undefined>) => Promise<void>;
type Member = { group: string; topics: string[]; clients: Clients };

/** The members of a scenario's groups. One that is to be killed has a JVM of its own, so that it is killed, and not asked to behave so. */
export class Members {
  readonly #cluster: Cluster;
  readonly #shared: Clients;
  readonly #members = new Map<string, Member>();
  /** Those whose `poll` threw what was expected: nothing more is told of them. */
  readonly #ended = new Set<string>();

  constructor(cluster: Cluster, shared: Clients) {
    this.#cluster = cluster;
    this.#shared = shared;
  }

  async join({ as, group, topics, revoked, config }: Joining, ofItsOwn: boolean): Promise<true> {
    const clients = ofItsOwn ? await Clients.open(this.#cluster) : this.#shared;
    await clients.ask("join", { as, group, topics, revoked, config });
    this.#members.set(as, { group, topics, clients });
    return true;
  }

  /** The clients that a member is among. */
  of(name: string): Clients {
    const member = this.#members.get(name);
    if (!member)
      throw new Error(`nobody is called ${name}. There are: ${[...this.#members.keys()].join(", ") || "none, start one with join"}`);
    return member.clients;
  }

  async close(who: string): Promise<void> {
    await this.of(who).ask("leave", { who });
    this.#members.delete(who);
  }

  kill(who: string): void {
    this.of(who).close();
    this.#members.delete(who);
  }

  /**
   * Waits until the coordinator calls the group stable with just these members, and what they own is every partition once. What
   * they own is not enough: between the two rounds of a cooperative rebalance the group is stable as well, and who has not heard of the first
   * still owns what it has to give up; so the coordinator has to have assigned every partition. Those of ours that are no members any more,
   * and do not poll, know nothing of it.
   */
  async settled(group: string, names: string[], until: Until): Promise<Ownership> {
    const wanted = [...names].sort().join();
    const total = await this.#partitions(group);
    await until(`${group} is stable with ${names.join(", ")}`, async () => {
      for (const who of names) await this.#goesOn(who);
      const { state, members, assigned, agreed } = await this.#shared.ask<Group>("group", { group });
      if (state !== "Stable" || members.join() !== wanted) return `It is ${state} with ${members.join(", ") || "nobody"}`;
      if (!agreed) return "Its members do not have yet what they are meant to have";
      if (assigned !== total) return `Its coordinator has assigned ${assigned} of ${total} partitions`;
      const owned: string[] = [];
      for (const who of names) owned.push(...(await this.of(who).ask<string[]>("owned", { who })));
      if (owned.length === total && new Set(owned).size === total) return undefined;
      return `Its members own ${owned.length} of ${total} partitions`;
    });
    const told: Ownership = {};
    for (const [who, member] of this.#members)
      if (member.group === group && !this.#ended.has(who)) told[who] = await member.clients.ask<Ownership[string]>("tell", { who });
    return told;
  }

  /** Waits until a member owns so many partitions. */
  async owns(who: string, partitions: number, until: Until): Promise<Ownership> {
    const clients = this.of(who);
    await until(`${who} owns ${partitions}`, async () => {
      await this.#goesOn(who);
      const { length } = await clients.ask<string[]>("owned", { who });
      return length === partitions ? undefined : `It owns ${length}`;
    });
    return { [who]: await clients.ask<Ownership[string]>("tell", { who }) };
  }

  /** Waits until polling threw this. What it throws instead is an error of the scenario. */
  async throws(who: string, what: string, until: Until): Promise<void> {
    await until(`${who} throws ${what}`, async () => {
      const failure = await this.of(who).ask<string | null>("failure", { who });
      if (failure !== null && failure !== what) throw new Error(`${who} throws ${failure}, not ${what}`);
      return failure === what ? undefined : "It polls, and throws nothing";
    });
    this.#ended.add(who);
  }

  /** Nobody needs to wait for a member whose poll threw. */
  async #goesOn(who: string): Promise<void> {
    if (!this.#members.has(who)) return;
    const failure = await this.of(who).ask<string | null>("failure", { who });
    if (failure !== null) throw new Error(`${who} ends: its poll throws ${failure}`);
  }

  /** How many partitions the topics of a group have. */
  async #partitions(group: string): Promise<number> {
    const topics = new Set([...this.#members.values()].flatMap((member) => (member.group === group ? member.topics : [])));
    let total = 0;
    for (const topic of topics) total += (await this.#shared.ask<unknown[]>("partitions", { topic })).length;
    return total;
  }

  /** Ends those that had a JVM of their own. */
  stop(): void {
    for (const { clients } of this.#members.values()) if (clients !== this.#shared) clients.close();
  }
}
