/** A part of the book. `also`: its pages that are no chapters, for the contents. */
type Part = { id: string; name: string; also?: { title: string; url: string }[] };

/** The seven parts of the book, in order. Every page carries this for its bar: what else is said of parts is in probes.ts. */
export const PARTS: readonly Part[] = [
  { id: "go", name: "Go" },
  { id: "sql", name: "SQL", also: [{ title: "Sandbox", url: "/sql/sandbox/" }] },
  { id: "redis", name: "Redis" },
  { id: "kafka", name: "Kafka" },
  { id: "rabbitmq", name: "RabbitMQ" },
  { id: "aws", name: "AWS" },
  { id: "grpc", name: "gRPC" },
];
