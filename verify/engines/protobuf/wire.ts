import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Listing, WireDirective } from "../../../src/listings/index.ts";
import { annotate, hex, type Row } from "./annotate.ts";
import { type Buf, packageOf, readReview, writeModule } from "./buf.ts";
import { readImage, type Schema } from "./image.ts";
import type { ProtobufObserved, Review, WireRun } from "./seen.ts";

// More bytes than this of a row are counted, not shown.
const SHOWN = 12;

type Workshop = { buf: Buf; folder: string; schema: Schema; prefix: string; timeout: number };

/** Encodes and decodes as the comments of the listing ask. The bytes are buf's; taking them apart for the reader is ours. */
export async function observeWire(
  buf: Buf,
  { code, contract: { runs, timeout }, parsed }: Listing<"protobuf wire">,
  folder: string,
): Promise<ProtobufObserved> {
  writeModule(join(buf.folder, folder), "listing.proto", code);
  for (const image of ["image.json", "image.binpb"]) {
    const review: Review = readReview(
      await buf.run(["build", folder, "-o", join(folder, image), "--error-format", "json"], timeout),
      folder,
    );
    if (review.trouble || review.findings.length > 0) return { kind: "reviewed", review };
  }
  const schema = readImage(readFileSync(join(buf.folder, folder, "image.json"), "utf8"));
  const prefix = packageOf(code) ? `${packageOf(code)}.` : "";
  const seen: WireRun[] = [];
  for (let run = 0; run < runs; run += 1) seen.push(await follow({ buf, folder, schema, prefix, timeout }, parsed));
  return { kind: "wired", runs: seen };
}

/** Follows the directives in order; each may take the bytes that the one above it made or was given. */
async function follow(shop: Workshop, directives: WireDirective[]): Promise<WireRun> {
  const parts: string[] = [];
  const failures: WireRun["failures"] = [];
  let shown: Shown = { type: "", bytes: new Uint8Array() };
  for (const directive of directives) {
    const { verb, type, line } = directive;
    const result = verb === "encode" ? await encode(shop, directive) : await decode(shop, directive, shown);
    if (result.bytes) shown = { type, bytes: result.bytes };
    const size = result.bytes && `, ${result.bytes.length} ${result.bytes.length === 1 ? "byte" : "bytes"}`;
    parts.push([`${verb} ${type}${size ?? ""}`, ...result.lines.map((text) => `  ${text}`.trimEnd())].join("\n"));
    if (result.failure !== undefined) failures.push({ line, message: result.failure });
  }
  return { text: parts.join("\n\n"), failures };
}

/** What stands above in the output: not to be taken apart twice. */
type Shown = { type: string; bytes: Uint8Array<ArrayBuffer> };
type Result = { bytes?: Uint8Array<ArrayBuffer>; lines: string[]; failure?: string };

async function encode(shop: Workshop, { type, body }: WireDirective): Promise<Result> {
  const format = body.startsWith("{") ? "json" : "txtpb";
  const stray = unknownName(shop, body, format);
  const failure = stray ? `no field ${stray} in this file` : await convert(shop, type, { format, contents: body }, "binpb");
  if (failure !== undefined) return { lines: [`fails: ${failure}`], failure };
  const bytes = new Uint8Array(readFileSync(join(shop.buf.folder, shop.folder, "to.binpb")));
  return { bytes, lines: layOut(annotate(bytes, fullName(shop, type), shop.schema)) };
}

/** A field that no message has. buf skips it, and would encode the rest of what an author has misspelt. */
function unknownName({ schema }: Workshop, body: string, format: "json" | "txtpb"): string | undefined {
  const known = new Set([...schema.messages.values()].flatMap((fields) => [...fields.values()].map(({ name }) => name)));
  const used =
    format === "json"
      ? keysOf(body)
      : [...body.replaceAll(/"(\\.|[^"\\])*"/g, "").matchAll(/([A-Za-z_]\w*)\s*[:{]/g)].map(([, name]) => name);
  return used.find((name) => name && !known.has(name) && !known.has(name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)));
}

/** The top keys of a JSON object; none where buf will say that it is no JSON. */
function keysOf(body: string): string[] {
  try {
    return Object.keys(JSON.parse(body));
  } catch {
    return [];
  }
}

async function decode(shop: Workshop, { type, body }: WireDirective, shown: Shown): Promise<Result> {
  const bytes = body ? fromHex(body) : shown.bytes;
  const failure = await convert(shop, type, { format: "binpb", contents: bytes }, "json");
  const known = shop.schema.messages.has(fullName(shop, type));
  const rows = known && (body || type !== shown.type) ? layOut(annotate(bytes, fullName(shop, type), shop.schema)) : [];
  if (failure !== undefined) return { bytes, lines: [...rows, `fails: ${failure}`], failure };
  return { bytes, lines: [...rows, spaced(readFileSync(join(shop.buf.folder, shop.folder, "to.json"), "utf8"))] };
}

/** @returns why buf could not convert; nothing when it did */
async function convert(
  { buf, folder, timeout, schema, prefix }: Workshop,
  type: string,
  from: { format: "json" | "txtpb" | "binpb"; contents: string | Uint8Array },
  to: "binpb" | "json",
): Promise<string | undefined> {
  const name = fullName({ prefix, schema }, type);
  if (!schema.messages.has(name)) return `no message ${type} here. There are: ${messagesOf({ prefix, schema }).join(" ")}`;
  const source = join(folder, `from.${from.format}`);
  writeFileSync(join(buf.folder, source), from.contents);
  const image = join(folder, "image.binpb");
  const args = ["convert", image, "--type", name, "--from", source, "--to", join(folder, `to.${to}`)];
  const { exit, stderr, timedOut } = await buf.run(args, timeout);
  if (timedOut) return "did not end in time (timeout= allows more)";
  return exit === 0 ? undefined : reason(stderr);
}

/** The last part of what buf says. Go's protobuf varies the space after `proto:`, so that nobody compares its errors. */
const reason = (stderr: string): string =>
  stderr
    .trim()
    .replaceAll("\u00a0", " ")
    .replace(/^Failure: (--from: )?/, "");

type Names = Pick<Workshop, "prefix" | "schema">;
const fullName = ({ prefix, schema }: Names, type: string): string => (schema.messages.has(prefix + type) ? prefix + type : type);
const messagesOf = ({ prefix, schema }: Names): string[] =>
  [...schema.messages.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));

/** Bytes to the left, what they are to the right; what stands inside of a field is indented. */
function layOut(rows: Row[]): string[] {
  const left = rows.map(({ bytes, depth }) => `${"  ".repeat(depth)}${shorten(bytes)}`);
  const width = Math.max(...left.map((text) => text.length));
  return rows.map(({ text, depth }, i) => `${(left[i] ?? "").padEnd(width)}   ${"  ".repeat(depth)}${text}`);
}

const shorten = (bytes: Uint8Array): string => (bytes.length <= SHOWN ? hex(bytes) : `${hex(bytes.subarray(0, SHOWN - 2))} …`);

const fromHex = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(text.split(" ").map((pair) => Number.parseInt(pair, 16)));

/** JSON on one line, with spaces: Go's protobuf varies them from build to build, too. Numbers that JavaScript would round are strings here. */
const spaced = (json: string): string => JSON.stringify(JSON.parse(json), null, 1).replaceAll(/\n\s*/g, " ");
