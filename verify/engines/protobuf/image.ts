import * as z from "zod";

/** A field as its message declares it. `type` is descriptor.proto's, without `TYPE_`: `INT32`, `MESSAGE`. */
export type Field = { name: string; type: string; typeName: string; repeated: boolean };
/** Messages and enums by full name; what a number stands for in them. */
export type Schema = { messages: Map<string, Map<number, Field>>; enums: Map<string, Map<number, string>> };

// Editions say per field, or for the whole file, what proto2 called a group.
const options = z.object({ features: z.object({ messageEncoding: z.string().optional() }).optional() }).optional();
const fieldShape = z.object({
  options,
  name: z.string(),
  number: z.number(),
  type: z.string(),
  typeName: z.string().default(""),
  label: z.string().default(""),
});
const enumeration = z.object({
  name: z.string(),
  value: z.array(z.object({ name: z.string(), number: z.number().default(0) })).default([]),
});
const messageShape = z.object({
  name: z.string(),
  field: z.array(fieldShape).default([]),
  enumType: z.array(enumeration).default([]),
  get nestedType() {
    return z.array(messageShape).default([]);
  },
});
const image = z.object({
  file: z.array(
    z.object({
      package: z.string().default(""),
      options,
      messageType: z.array(messageShape).default([]),
      enumType: z.array(enumeration).default([]),
    }),
  ),
});

/** Reads what `buf build -o image.json` wrote: the FileDescriptorSet of a schema and of what it imports. */
export function readImage(text: string): Schema {
  const schema: Schema = { messages: new Map(), enums: new Map() };
  for (const file of image.parse(JSON.parse(text)).file) {
    const prefix = file.package ? `${file.package}.` : "";
    const encoding = file.options?.features?.messageEncoding;
    for (const one of file.messageType) addMessage(schema, prefix, one, encoding);
    for (const one of file.enumType) addEnum(schema, prefix, one);
  }
  return schema;
}

function addMessage(schema: Schema, prefix: string, message: z.output<typeof messageShape>, encoding: string | undefined): void {
  const name = prefix + message.name;
  const fields = message.field.map((field): [number, Field] => {
    const delimited = (field.options?.features?.messageEncoding ?? encoding) === "DELIMITED" && field.type === "TYPE_MESSAGE";
    const type = delimited ? "GROUP" : field.type.replace("TYPE_", "");
    const typeName = field.typeName.replace(/^\./, "");
    return [field.number, { name: field.name, type, typeName, repeated: field.label === "LABEL_REPEATED" }];
  });
  schema.messages.set(name, new Map(fields));
  for (const one of message.nestedType) addMessage(schema, `${name}.`, one, encoding);
  for (const one of message.enumType) addEnum(schema, `${name}.`, one);
}

function addEnum(schema: Schema, prefix: string, { name, value }: z.output<typeof enumeration>): void {
  // Of two names for a number (allow_alias), the first.
  schema.enums.set(prefix + name, new Map(value.toReversed().map((one) => [one.number, one.name])));
}
