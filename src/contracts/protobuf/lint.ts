import * as z from "zod";
import { contract } from "../contract.ts";
import { executed } from "../keys.ts";
import { ofProtobuf } from "./common.ts";

export const lint = contract({
  ...ofProtobuf,
  keys: z
    .strictObject(executed)
    .describe(
      'buf\'s STANDARD rules and its compiler say every `// want "RULE"` on its line, and nothing else; without one, the file is clean.',
    ),
  caption: () => "lint says as marked",
  skeleton: 'syntax = "proto3";\n\npackage orders.v1;\n\nmessage Order {\n  int64 id = 1;\n}\n',
});
