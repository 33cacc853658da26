import MDXComponents from "@theme-original/MDXComponents";
import { Diagram } from "../views/diagram/index.ts";
import { Histogram, Listing, Output, Stamp } from "../views/listing/index.ts";
import { Sessions, Source } from "../views/sql/index.ts";

/** The one place where the names that the remark layer emits meet components. */
export default { ...MDXComponents, Diagram, Histogram, Listing, Output, Sessions, Source, Stamp };
