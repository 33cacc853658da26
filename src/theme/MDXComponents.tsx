import MDXComponents from "@theme-original/MDXComponents";
import { Listing, Output, Stamp } from "../views/listing/index.ts";

/** The one place where the names that the remark layer emits meet components. */
export default { ...MDXComponents, Listing, Output, Stamp };
