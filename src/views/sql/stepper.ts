import type { Trace } from "../../listings/index.ts";
import type { Way } from "../stepping/index.ts";
import { type Fate, happened, type Question, questionOf } from "./course.ts";

/** How far a reader has stepped. `asked`: the next step's statement is shown, and what becomes of it is asked. */
export type State = {
  /** Steps that are shown whole, from the first one on. */
  shown: number;
  asked: boolean;
  /** By step; a question that was passed over has `undefined`. */
  guesses: ReadonlyMap<number, Fate | undefined>;
};

/** A key that is held down stops before a question. */
export type Event = Way | { type: "guess"; fate: Fate };

export type Questions = (Question | undefined)[];

export const questionsOf = (trace: Trace): Questions => trace.map((_, at) => questionOf(trace, at));

/** The first step, or its question: a table without a row would tell nothing. */
export const start = (questions: Questions): State =>
  reduce(questions, { shown: 0, asked: false, guesses: new Map() }, { type: "forward" });

export function reduce(questions: Questions, state: State, event: Event): State {
  if (event.type === "back") return back(state);
  if (event.type === "forward") return forward(questions, state, event.held);
  return state.asked ? answer(state, event.fate) : state;
}

function forward(questions: Questions, state: State, held = false): State {
  const { shown, asked, guesses } = state;
  if (asked) return held ? state : answer(state, undefined);
  if (isLast(questions, state)) return state;
  return questions[shown] && !guesses.has(shown) ? { ...state, asked: true } : { ...state, shown: shown + 1 };
}

function back(state: State): State {
  if (isFirst(state)) return state;
  return state.asked ? { ...state, asked: false } : { ...state, shown: state.shown - 1 };
}

const answer = ({ shown, guesses }: State, fate: Fate | undefined): State => ({
  shown: shown + 1,
  asked: false,
  guesses: new Map([...guesses, [shown, fate]]),
});

export const isFirst = ({ shown, asked }: State): boolean => shown === 0 || (shown === 1 && !asked);
export const isLast = (questions: Questions, { shown }: State): boolean => shown === questions.length;

/** What is said of a state. `statement` stands in the lanes as well, and is only read out. */
export type StepReport = { place: string; statement: string; verdict?: "right" | "wrong"; text: string };

export function tell(trace: Trace, questions: Questions, state: State): StepReport {
  const at = state.asked ? state.shown : state.shown - 1;
  const step = trace[at];
  const question = questions[at];
  const place = `Step ${at + 1} of ${trace.length}.`;
  const statement = step ? `${step.session} sends ${step.sql}.` : "";
  if (state.asked && question) return { place, statement, text: ask(step?.session ?? "", question) };
  const guess = state.guesses.get(at);
  const verdict = guess && (guess === question?.right ? "right" : "wrong");
  const text = [...happened(trace, at), ...(isLast(questions, state) ? score(questions, state) : [])].join(" ");
  return { place, statement, text, ...(verdict && { verdict }) };
}

const ask = (sender: string, { about, own }: Question): string =>
  own ? `${sender} sends this. What does it do?` : `${sender} sends this, and ${about} waits. What does ${about}'s statement do?`;

function score(questions: Questions, { guesses }: State): string[] {
  const guessed = [...guesses].filter(([, fate]) => fate);
  if (guessed.length === 0) return [];
  const right = guessed.filter(([at, fate]) => questions[at]?.right === fate).length;
  return [`You foresaw ${right} of ${guessed.length}.`];
}
