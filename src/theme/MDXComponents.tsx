import MDXComponents from "@theme-original/MDXComponents";
import { PRACTICE } from "../exercises/index.ts";
import { Chart } from "../views/chart/index.ts";
import { Transcript } from "../views/code/index.ts";
import { Diagram } from "../views/diagram/index.ts";
import { Histogram, Listing, Measured, Output, Stamp } from "../views/listing/index.ts";
import { Program } from "../views/program/index.ts";
import { Plan, Sessions, Source } from "../views/sql/index.ts";
import { States } from "../views/states/index.ts";
import { Details, Table } from "../views/text/index.tsx";

/** The one place where the names that the remark layer emits, and those of Markdown itself, meet components. */
export default {
  ...MDXComponents,
  ...PRACTICE,
  Chart,
  Diagram,
  Histogram,
  Listing,
  Measured,
  Output,
  Plan,
  Program,
  Sessions,
  Source,
  Stamp,
  States,
  Transcript,
  details: Details,
  table: Table,
};
