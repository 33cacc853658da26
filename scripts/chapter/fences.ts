/** A listing as a skeleton has it: what its fence says, the least that the grammar asks for in it, and whether an output stands below. */
export type Fence = { info: string; body: string; prints: boolean };

/** What the listings of a part are written in. */
export type Fences = {
  listing: Fence;
  /** A transcript holds its own replies, and a file of Protobuf prints nothing, so that nothing would be left to guess: there it is a program. */
  predict: Fence;
  write: { starter: string; tests: string; solution: string };
};

const program = (mod?: string): Fence => ({ info: mod ? `go run mod=${mod}` : "go run", body: "", prints: true });
const tested = (mod?: string): Fences["write"] => {
  const test = mod ? `go test mod=${mod}` : "go test";
  return { starter: `${test} role=starter`, tests: `${test} role=tests`, solution: `${test} role=solution` };
};
const programs = (mod?: string): Fences => ({ listing: program(mod), predict: program(mod), write: tested(mod) });

const SQL: Fence = { info: "sql run", body: "", prints: true };
const KAFKA: Fence = {
  info: "yaml kafka",
  body: "topics:\n  orders: {}\nsteps:\n  - produce: { to: orders, values: [a] }\nexpect:\n  committed: {}\n",
  prints: true,
};
const RABBITMQ: Fence = {
  info: "yaml rabbitmq",
  body: "queues:\n  orders: {}\nsteps:\n  - publish: { to: orders, bodies: [a] }\nexpect:\n  orders: [{ body: a }]\n",
  prints: true,
};

const PROTOBUF: Fence = {
  info: "protobuf lint",
  body: 'syntax = "proto3";\n\npackage orders.v1;\n\nmessage Order {\n  int64 id = 1;\n}\n',
  prints: false,
};

/** By part. Of AWS the emulator is what most chapters can run; policies are `json iam`. */
export const FENCES: Readonly<Record<string, Fences>> = {
  go: programs(),
  sql: {
    listing: SQL,
    predict: SQL,
    write: { starter: "sql run role=starter", tests: "sql checks", solution: "sql run role=solution" },
  },
  redis: { listing: { info: "console redis", body: "A> PING\n", prints: false }, predict: program("redis"), write: tested("redis") },
  kafka: { listing: KAFKA, predict: KAFKA, write: tested("kafka") },
  rabbitmq: { listing: RABBITMQ, predict: RABBITMQ, write: tested("amqp") },
  aws: programs("aws"),
  grpc: { ...programs("grpc"), listing: PROTOBUF },
};
