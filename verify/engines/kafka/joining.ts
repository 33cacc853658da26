import type { KafkaStep } from "../../../src/listings/index.ts";
import type { Joining } from "./members.ts";

const ASSIGNORS = {
  range: "RangeAssignor",
  roundrobin: "RoundRobinAssignor",
  sticky: "StickyAssignor",
  "cooperative-sticky": "CooperativeStickyAssignor",
};
// What a lesson need not wait for: a member that is gone is missed after six seconds, not after 45. Much less would end the session of a member
// that is there, on a machine with other things to do. The brokers have the same for the consumer protocol.
const CLASSIC = { "session.timeout.ms": "6000", "heartbeat.interval.ms": "100" };

/** How a member is to join, and how that is told. What the step says of the consumer's settings comes last, and wins. */
export function joiningOf(step: NonNullable<KafkaStep["join"]>): { told: string; joining: Joining } {
  const { as, group, topics, protocol, assignor, static: instance, revoked, config } = step;
  const strategy = assignor && { "partition.assignment.strategy": `org.apache.kafka.clients.consumer.${ASSIGNORS[assignor]}` };
  const how = protocol === "consumer" ? { "group.protocol": "consumer" } : CLASSIC;
  const told = [
    protocol === "consumer" ? "protocol consumer" : (assignor ?? "classic"),
    instance && `static as ${instance}`,
    revoked && "commits when revoked",
    config?.["enable.auto.commit"] === "true" && "commits by itself",
  ];
  return {
    told: `${as} joins ${group} (${told.filter(Boolean).join(", ")})`,
    joining: { as, group, topics, revoked, config: { ...how, ...strategy, ...(instance && { "group.instance.id": instance }), ...config } },
  };
}
