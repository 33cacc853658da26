import type * as z from "zod";
import type { ContractSpec, EngineName } from "./contract.ts";
import { GO } from "./go/index.ts";
import { requests } from "./iam/requests.ts";
import { situation } from "./iam/situation.ts";
import { program } from "./kafka/program.ts";
import { scenario as kafka } from "./kafka/scenario.ts";
import { shell } from "./kafka/shell.ts";
import { PROTOBUF } from "./protobuf/index.ts";
import { scenario as rabbitmq } from "./rabbitmq/scenario.ts";
import { redis } from "./redis/console.ts";
import { group } from "./scaling/group.ts";
import { SQL } from "./sql/index.ts";
import { walks } from "./vpc/requests.ts";
import { network } from "./vpc/situation.ts";

/** Every contract, by the `lang verb` that its fences begin with. */
export const CONTRACTS = {
  ...GO,
  ...SQL,
  "console redis": redis,
  "yaml rabbitmq": rabbitmq,
  "yaml kafka": kafka,
  "console kafka": shell,
  "java kafka": program,
  ...PROTOBUF,
  "json iam": situation,
  "yaml iam-requests": requests,
  "json vpc": network,
  "yaml vpc-requests": walks,
  "yaml scaling": group,
};

type Contracts = typeof CONTRACTS;
export type ContractName = keyof Contracts;
/** A contract as one fence has it: its name, and its keys, read. */
export type Contract<Name extends ContractName = ContractName> = {
  [Own in Name]: { name: Own } & z.output<Contracts[Own]["keys"]>;
}[Name];
/** What a contract makes of the text of a fence. */
export type Parsed<Name extends ContractName = ContractName> = { [Own in Name]: ReturnType<Contracts[Own]["parse"]>["parsed"] }[Name];
type NamedIn<Keys> = "on" extends keyof Keys ? Exclude<Keys["on"], undefined> : never;
/** The contracts that one engine proves: its own, or those whose fences may name it. */
export type NameOf<Engine extends EngineName> = {
  [Own in ContractName]: Engine extends Contracts[Own]["engine"] | NamedIn<z.output<Contracts[Own]["keys"]>> ? Own : never;
}[ContractName];

/** All that is known of a contract. */
export const specOf = ({ name }: { name: ContractName }): ContractSpec => CONTRACTS[name];

export const isContract = (name: string): name is ContractName => name in CONTRACTS;

const langOf = (name: string): string => name.split(" ")[0] ?? "";

/** Languages whose fences are executed and so must say how. */
export const RUNNABLE = [...new Set(Object.keys(CONTRACTS).map(langOf))];

/** Languages that illustrate, where no verb says otherwise: they promise nothing and nothing is checked. */
export const ILLUSTRATION = ["text", "bash", "ts", "tsx", "js", "md", "diff", "mermaid", "json", "yaml", "proto"];

/** The verbs of one language, for error messages. */
export const verbsOf = (lang: string): string[] =>
  Object.keys(CONTRACTS)
    .filter((name) => langOf(name) === lang)
    .map((name) => name.slice(lang.length + 1));
