export { Histogram } from "./Histogram.tsx";
export { Listing } from "./Listing.tsx";
export { Measured } from "./Measured.tsx";
export { Output } from "./Output.tsx";
export { Stamp } from "./Stamp.tsx";
