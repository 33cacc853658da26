// What a page finds by the contract that its figure names. Without the keys, since no page needs their schemas.

/** Before a plan there is an ANALYZE. */
export const isPlan = (contract: string | undefined): boolean => contract === "sql explain";

/** The checks of an exercise. */
export const CHECKS = '[data-contract="sql checks"]';
