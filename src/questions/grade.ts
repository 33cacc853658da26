/** How a response was judged. `score` is the share that was right, 0 to 1; `message` is what the reader is told; `isNone`: nothing was answered yet. */
export type Grade = { correct: boolean; score: number; message: string; isNone?: true };

export const RIGHT: Grade = { correct: true, score: 1, message: "Right." };

export const wrong = (message: string, score = 0): Grade => ({ correct: false, score, message });

/** What was sent is no answer yet: it counts as none, and the reader is told what is missing. */
export const unanswered = (message: string): Grade => ({ correct: false, score: 0, message, isNone: true });
