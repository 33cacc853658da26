/** A part of the book. `also`: its pages that are no chapters, for the contents. */
type Part = { id: string; name: string; probes: string; also?: { title: string; url: string }[] };

/** The seven parts of the book, in order, and what interviewers probe in each. */
export const PARTS: readonly Part[] = [
  { id: "go", name: "Go", probes: "Who blocks, who copies, who escapes, who recovers." },
  {
    id: "sql",
    name: "SQL",
    probes: "The plan, the lock, and the anomaly that appears with the second session.",
    also: [{ title: "Sandbox", url: "/sql/sandbox/" }],
  },
  { id: "redis", name: "Redis", probes: "Which structure, and what is lost when a node dies." },
  { id: "kafka", name: "Kafka", probes: "Groups under failure, and where exactly-once stops." },
  { id: "rabbitmq", name: "RabbitMQ", probes: "Confirmed, delivered, acknowledged, redelivered, dead-lettered." },
  { id: "aws", name: "AWS", probes: "Policies, networks, limits: with the evidence each claim can have." },
  { id: "grpc", name: "gRPC", probes: "The bytes on the wire, and connections that live too long." },
];
