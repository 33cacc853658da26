import type * as z from "zod";
import type { Finding } from "./complaint.ts";
import type { Claim } from "./go/claim.ts";

/** The engines of the book. */
export const ENGINES = ["go", "sql", "redis", "rabbitmq", "kafka", "protobuf", "iam", "vpc", "scaling"] as const;
/** Engines that take what is written for another: contracts of that one may be executed on them too (`also=`), or on them alone (`on=`). */
export const COMPATIBLE = { valkey: "redis", mysql: "sql" } as const satisfies Record<string, OwnEngine>;

/** An engine with contracts of its own. */
export type OwnEngine = (typeof ENGINES)[number];
export type CompatibleEngine = keyof typeof COMPATIBLE;
export type EngineName = OwnEngine | CompatibleEngine;

/** What vouches for a listing: the engine itself, something that behaves like it, a program that knows its rules. */
export type Kind = "executed" | "emulated" | "model";

/** How a listing is started in the page. */
export type PlayKind = "run" | "build" | "test" | "vet" | "escape" | "query" | "explain" | "answer";

/** How the page shows what was printed, and what happened: a result set as a table, a plan as a tree, sessions in lanes that are stepped through. */
export type Shows = "text" | "table" | "plan" | "sessions";

/** A piece of a fence, and the line that it begins at: text as it is written, or what each engine replied; no name is the listing's own engine. */
export type Part = { line: number; text: string } | { line: number; replies: { engine?: string; text: string }[] };

/** What stands in a fence, and what is wrong with it. */
export type Reading<Parsed> = {
  parsed: Parsed;
  findings: Finding[];
  /** What is executed, where commands and their replies stand in one fence. The whole is its own output then. */
  inputs?: string;
};

/** Another listing of the chapter, as far as contracts look at each other. */
export type Neighbour = { contract: { name: string; id?: string | undefined }; parsed: unknown; line: number };

type Own<Options, Parsed> = Neighbour & { contract: Options & Neighbour["contract"]; parsed: Parsed; needs: Neighbour[] };

/** All that is to be known of one contract: of the fences that begin with its `lang verb`. */
export type ContractSpec<Keys extends z.ZodObject = z.ZodObject, Parsed = unknown, Engine extends OwnEngine = OwnEngine> = {
  engine: Engine;
  /** What the fence may say. Strict: an unknown key is an error. What the contract promises is the description of the whole. */
  keys: Keys;
  /** Keys that do not go together. */
  refuse?(options: z.output<Keys>): Pick<Finding, "found" | "allowed"> | undefined;
  /** @param line of the fence, from which findings count */
  parse(body: string, line: number): Reading<Parsed>;
  /**
   * What it is executed with, besides its `env` and the companions of its exercise.
   * @param at where it stands among the listings of its chapter
   */
  needs?<Any extends Neighbour>(options: z.output<Keys>, listings: Any[], at: number): Any[];
  /** What is wrong with it among the listings of its chapter, when those that it needs are known. */
  check?(own: Own<z.output<Keys>, Parsed>, listings: Neighbour[]): Finding[];
  /** What it promises, in the words a reader sees. */
  caption(options: z.output<Keys>): string;
  vouches(options: z.output<Keys>): Kind;
  /** How it is started in the page, or why it is not; nothing where the page has no engine for its language. */
  plays(options: z.output<Keys>): PlayKind | { why: string } | undefined;
  shows: Shows;
  /** Its text in parts, where it says what another engine does otherwise. */
  compared?(parsed: Parsed, body: string): Part[];
  /** Of what is printed, the lines that are worth recording. */
  condense?(lines: string[]): string[];
  /** What it claims of figures that are measured. */
  claims?(parsed: Parsed): Claim[];
  /** It is by itself the tests of an exercise. */
  part?: "tests";
  /** How the tests of an exercise are written that it may belong to. */
  testedBy?: string;
  /** It works on a copy: the state of its `env` stays as it was. */
  onCopy?: true;
  /** Statistics are made before it, wherever it is executed. */
  analyzed?: true;
  /** It shows what another listing does, and does not stand between that one and the next. */
  accompanies?: true;
  /** The least that the grammar asks for in it: what a new chapter begins with. */
  skeleton?: string;
};

/** One contract, its parts checked against each other. */
export const contract = <Keys extends z.ZodObject, Parsed, const Engine extends OwnEngine>(
  spec: ContractSpec<Keys, Parsed, Engine>,
): ContractSpec<Keys, Parsed, Engine> => spec;

/** The parse of a fence that is read by its engine alone. */
export const unread = (): Reading<undefined> => ({ parsed: undefined, findings: [] });
/** Of what the page has no engine for. */
export const elsewhere = (): undefined => undefined;
/** Vouched for by the engine itself. */
export const byEngine = (): Kind => "executed";
