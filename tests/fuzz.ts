/** How many inputs a fuzz makes up: a few hundred each time, and as many as one likes by hand: `FUZZ=100000 npm run unit -- fuzz`. */
export const INPUTS = Number(process.env.FUZZ ?? 200);

/** ms: ends a fuzz that hangs, and judges no speed. */
export const PATIENCE = 60_000 + INPUTS * 100;
