/** The seven parts of the book, in order. Every page carries this for its bar: what else is said of parts is in probes.ts. */
export const PARTS: readonly { id: string; name: string }[] = [
  { id: "go", name: "Go" },
  { id: "sql", name: "SQL" },
  { id: "redis", name: "Redis" },
  { id: "kafka", name: "Kafka" },
  { id: "rabbitmq", name: "RabbitMQ" },
  { id: "aws", name: "AWS" },
  { id: "grpc", name: "gRPC" },
];

export const partName = (part: string): string => PARTS.find(({ id }) => id === part)?.name ?? part;
