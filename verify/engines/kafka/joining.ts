import type { KafkaStep } from "../../../src/listings/index.ts";
import type { Joining } from "./members.ts";

const ASSIGNORS = {
  range: "RangeAssignor",
  roundrobin: "RoundRobinAssignor",
  sticky: "StickyAssignor",
  "cooperative-sticky": "CooperativeStickyAssignor",
};
const CLASSIC = { "heartbeat.interval.ms": "100" };
// What a lesson need not wait for: a member that is gone is missed after six seconds, not after 45. Much less would end the session of a member
// that is there, on a machine with other things to do; where nobody is to be missed, 45 it is. The brokers have six for the consumer protocol.
const MISSED_SOON = { "session.timeout.ms": "6000" };

/** Whether somebody goes without a word: is killed, or closes as a static member. */
export const isSomebodyMissed = (steps: KafkaStep[]): boolean => steps.some(({ join, leave }) => leave?.how === "crash" || join?.static);

/**
 * How a member is to join, and how that is told. What the step says of the consumer's settings comes last, and wins.
 * @param missed whether the scenario waits for somebody's session to end
 */
export function joiningOf(step: NonNullable<KafkaStep["join"]>, missed: boolean): { told: string; joining: Joining } {
  const { as, group, topics, protocol, assignor, static: instance, revoked, config } = step;
  const strategy = assignor && { "partition.assignment.strategy": `org.apache.kafka.clients.consumer.${ASSIGNORS[assignor]}` };
  const how = protocol === "consumer" ? { "group.protocol": "consumer" } : { ...CLASSIC, ...(missed && MISSED_SOON) };
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
