/** Whom a question is asked, and whose answer that is. */
export const LEVELS = ["Junior", "Senior", "Staff"] as const;
export type Level = (typeof LEVELS)[number];
