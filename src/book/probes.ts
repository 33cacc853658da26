/** What interviewers probe in each part, by its id. */
export const PROBES: Readonly<Record<string, string>> = {
  go: "Who blocks, who copies, who escapes, who recovers.",
  sql: "The plan, the lock, and the anomaly that appears with the second session.",
  redis: "Which structure, and what is lost when a node dies.",
  kafka: "Groups under failure, and where exactly-once stops.",
  rabbitmq: "Confirmed, delivered, acknowledged, redelivered, dead-lettered.",
  aws: "Policies, networks, limits: with the evidence each claim can have.",
  grpc: "The bytes on the wire, and connections that live too long.",
};
