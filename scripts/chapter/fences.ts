import { type ContractName, specOf } from "../../src/listings/index.ts";

/** A listing as a skeleton has it: what its fence says, the least that the grammar asks for in it, and whether an output stands below. */
export type Fence = { info: string; body: string; prints: boolean };

/** What the listings of a part are written in. */
export type Fences = {
  listing: Fence;
  /** A transcript holds its own replies, and a file of Protobuf prints nothing, so that nothing would be left to guess: there it is a program. */
  predict: Fence;
  write: { starter: string; tests: string; solution: string };
};

/** A listing of a contract, with what its contract begins with. */
const fenceOf = (name: ContractName, prints = true): Fence => ({ info: name, body: specOf({ name }).skeleton ?? "", prints });

const withMod = (info: string, mod: string | undefined): string => (mod ? `${info} mod=${mod}` : info);
const program = (mod?: string): Fence => ({ ...fenceOf("go run"), info: withMod("go run", mod) });
const tested = (mod?: string): Fences["write"] => {
  const test = withMod("go test", mod);
  return { starter: `${test} role=starter`, tests: `${test} role=tests`, solution: `${test} role=solution` };
};
const programs = (mod?: string): Fences => ({ listing: program(mod), predict: program(mod), write: tested(mod) });
/** What prints is its own prediction. */
const printed = (name: ContractName, write: Fences["write"]): Fences => ({ listing: fenceOf(name), predict: fenceOf(name), write });

/** By part. Of AWS the emulator is what most chapters can run; policies are `json iam`. */
export const FENCES: Readonly<Record<string, Fences>> = {
  go: programs(),
  sql: printed("sql run", { starter: "sql run role=starter", tests: "sql checks", solution: "sql run role=solution" }),
  redis: { listing: fenceOf("console redis", false), predict: program("redis"), write: tested("redis") },
  kafka: printed("yaml kafka", tested("kafka")),
  rabbitmq: printed("yaml rabbitmq", tested("amqp")),
  aws: programs("aws"),
  grpc: { ...programs("grpc"), listing: fenceOf("protobuf lint", false) },
};
