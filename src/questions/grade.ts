/** How a response was judged. `score` is the share that was right, 0 to 1; `message` is what the reader is told. */
export type Grade = { correct: boolean; score: number; message: string };

export const RIGHT: Grade = { correct: true, score: 1, message: "Right." };

export const wrong = (message: string, score = 0): Grade => ({ correct: false, score, message });
