import type { KafkaEnd } from "../../../src/listings/index.ts";
import type { Clients, ConsumedRecord } from "./clients.ts";

/** The order of records means something within one partition. */
export const isOrdered = (records: ConsumedRecord[]): boolean => new Set(records.map(({ partition }) => partition)).size < 2;

/** Values as they came; of several partitions, sorted. */
export function inOrder(records: ConsumedRecord[]): string[] {
  const values = records.map(({ value }) => value);
  return isOrdered(records) ? values : values.sort();
}

/** All values that a reader of this isolation level is given now. */
export const valuesIn = async (clients: Clients, topic: string, isolation: string): Promise<string[]> =>
  inOrder(await clients.ask<ConsumedRecord[]>("read", { topic, isolation }));

/** What `expect` asks for, as it is. */
export async function seenInTheEnd(clients: Clients, expect: KafkaEnd): Promise<KafkaEnd> {
  const end: KafkaEnd = { read_uncommitted: {}, read_committed: {}, committed: {}, lag: {} };
  for (const isolation of ["read_uncommitted", "read_committed"] as const)
    for (const topic of Object.keys(expect[isolation])) end[isolation][topic] = await valuesIn(clients, topic, isolation);
  for (const what of ["committed", "lag"] as const)
    for (const [group, topics] of Object.entries(expect[what])) {
      const offsets = await clients.ask<Record<string, Record<"committed" | "lag", number>>>("offsets", { group });
      end[what][group] = Object.fromEntries(Object.keys(topics).map((topic) => [topic, offsets[topic]?.[what] ?? 0]));
    }
  return end;
}
