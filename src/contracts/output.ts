import * as z from "zod";
import { ID, masks } from "./keys.ts";

/** What an `output` fence may say. */
export const OUTPUT = z
  .strictObject({
    of: z.string().regex(ID).optional().describe("Id of the listing, when it is not the one just above."),
    stream: z.enum(["out", "err", "both"]).default("both").describe("Which stream is compared."),
    match: z
      .enum(["exact", "unordered", "subset", "sample", "histogram"])
      .default("exact")
      .describe("How: line by line, in any order, among others, not at all, or as a set of outcomes."),
    mask: masks,
    why: z.string().min(1).optional().describe("With `match=sample`: why the output cannot be compared."),
    as: z
      .enum(["states", "chart"])
      .optional()
      .describe(
        "What the page makes of it. `states`: of a table `step | part | part`, something to step through. `chart`: of a table of numbers, `minute | cpu (%) | serving`, lines; columns of one unit share a frame.",
      ),
  })
  .describe("What the listing above it prints.");
export type OutputOptions = z.output<typeof OUTPUT>;

/** What is expected of an output: the options of its fence and the bodies it allows (`-- or --` separates them). */
export type Expectation = Pick<OutputOptions, "match" | "mask"> & { alternatives: string[] };
