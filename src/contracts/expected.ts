import * as z from "zod";

/** Read off a schema, so that what is said of it cannot fall behind: what may stand at a place, and how that is written. */
export type Expected = {
  /** Keys of an object, values of a choice, or a word for what it is. */
  allowed: string;
  /** A line to paste, where the schema or one around it has an example: `.meta({ example: "{ by: worker }" })`. */
  example: string | undefined;
};

type Schema = z.core.$ZodType;

/** What a schema is about, without what makes it optional or changes what was read. */
function bare(schema: Schema): z.core.$ZodTypes {
  const known = schema as z.core.$ZodTypes;
  const { def } = known._zod;
  switch (def.type) {
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
      return bare(def.innerType);
    case "pipe":
      return bare(def.in);
    default:
      return known;
  }
}

function within(schema: Schema, key: PropertyKey): Schema | undefined {
  const { def } = bare(schema)._zod;
  if (def.type === "object") return def.shape[String(key)];
  if (def.type === "array") return def.element;
  // Of several forms the one that has such a part.
  if (def.type === "union") return def.options.map((option) => within(option, key)).find((part) => part !== undefined);
  return def.type === "record" ? def.valueType : undefined;
}

function exampleOf(schema: Schema): string | undefined {
  const { example } = z.globalRegistry.get(schema) ?? {};
  if (typeof example === "string") return example;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if ("innerType" in def) return exampleOf(def.innerType);
  if (def.type === "array") return exampleOf(def.element)?.replace(/.+/, "[$&]");
  return def.type === "pipe" ? exampleOf(def.in) : undefined;
}

function describe(schema: Schema): string {
  const { def } = bare(schema)._zod;
  switch (def.type) {
    case "object":
      return Object.keys(def.shape).join(" ");
    case "array":
      return `a list${bare(def.element)._zod.def.type === "string" ? " of strings" : `, each with ${describe(def.element)}`}`;
    case "record":
      return `names, each with ${describe(def.valueType)}`;
    case "enum":
      return Object.values(def.entries).join(" ");
    case "literal":
      return def.values.map(String).join(" ");
    case "union":
      return def.options.map(describe).join(", or ");
    case "boolean":
      return "true false";
    case "number":
      return `a ${(def.checks ?? []).some(({ _zod }) => _zod.def.check === "number_format") ? "whole " : ""}number`;
    default:
      return `a ${def.type}`;
  }
}

/** What is expected at a path, or at the deepest part of it that the schema knows. */
export function expectedAt(schema: Schema, path: PropertyKey[]): Expected {
  const schemas = [schema];
  for (const key of path) {
    const next = within(schemas.at(-1) ?? schema, key);
    if (!next) break;
    schemas.push(next);
  }
  const at = schemas.findLastIndex((candidate) => exampleOf(candidate) !== undefined);
  const example = exampleOf(schemas[at] ?? schema);
  return { allowed: describe(schemas.at(-1) ?? schema), example: example && written(path.slice(0, at), example) };
}

/** As it stands in its place: below its key, in its list. */
function written(path: PropertyKey[], example: string): string {
  const key = path.at(-1);
  const own = typeof key === "string" ? `${key}: ${example}` : example;
  return typeof path.at(typeof key === "string" ? -2 : -1) === "number" ? `- ${own}` : own;
}
