/** How far a chapter is read: what the night before an interview needs, what a week allows, or all of it. Each holds the one before it. */
export const DEPTHS = ["tonight", "core", "all"] as const;
export type Depth = (typeof DEPTHS)[number];
