export { type Complaint, formatComplaint } from "./complaint.ts";
export { type Extraction, extract } from "./extract.ts";
export type { Listing, Option, Output } from "./listing.ts";
export { parseMarkdown } from "./markdown.ts";
export { formatHistogram, type Histogram, histogramOf, matchingAlternatives, normalise, parseHistogram } from "./match.ts";
export { envOf, exerciseOf, sharesState } from "./needs.ts";
export { type Evidence, type Evidences, evidenceOf, evidencePath } from "./recorded.ts";
export { CONTRACTS, type Contract, type ContractName, MASKS, OUTPUT, type Role, roleOf } from "./schema.ts";
export { parseWants, type Want } from "./want.ts";
