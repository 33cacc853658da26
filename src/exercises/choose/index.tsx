import { createContext, type FormEvent, type ReactNode, useContext, useId, useState } from "react";
import { type ChooseData, gradeChoice } from "../../questions/choose/grade.ts";
import { type State, useAttempt } from "../attempt.ts";
import { Controls } from "../Controls.tsx";
import styles from "../styles.module.css";

type Choice = { name: string; several: boolean; right: number[]; picked: number[]; state: State; pick(index: number): void };

const ChoiceContext = createContext<Choice>({ name: "", several: false, right: [], picked: [], state: "untouched", pick: () => {} });

/** Answers to choose from. Without script each one unfolds its own explanation. */
export function Options({ data: json, children }: { data: string; children: ReactNode }) {
  const data = JSON.parse(json) as ChooseData;
  const [picked, setPicked] = useState<number[]>([]);
  const attempt = useAttempt();
  const name = useId();
  const several = data.right.length > 1;
  const pick = (index: number) => {
    setPicked((now) => (several ? (now.includes(index) ? now.filter((other) => other !== index) : [...now, index]) : [index]));
    if (attempt.state !== "untouched") attempt.again();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    attempt.check(gradeChoice(data, picked));
  };
  return (
    <ChoiceContext value={{ name, several, right: data.right, picked, state: attempt.state, pick }}>
      <form onSubmit={onSubmit}>
        <fieldset className={styles.options}>
          <legend>{several ? "Choose all that are right" : "Choose one"}</legend>
          <ul>{children}</ul>
        </fieldset>
        <Controls attempt={attempt} onAgain={() => setPicked([])} />
      </form>
    </ChoiceContext>
  );
}

/** Whether an answer's explanation is due: of what was picked when it was checked, of all when the exercise is over. */
function isOpen({ state, picked }: Choice, index: number): boolean {
  return state === "right" || state === "revealed" || (state === "wrong" && picked.includes(index));
}

const OptionContext = createContext(0);

export function Option({ index: text, children }: { index: string; children: ReactNode }) {
  const index = Number(text);
  const choice = useContext(ChoiceContext);
  const verdict = isOpen(choice, index) ? (choice.right.includes(index) ? "right" : "wrong") : undefined;
  return (
    <OptionContext value={index}>
      <li data-verdict={verdict}>{children}</li>
    </OptionContext>
  );
}

export function OptionText({ children }: { children: ReactNode }) {
  const { name, several, picked, pick } = useContext(ChoiceContext);
  const index = useContext(OptionContext);
  return (
    <label className={styles.option}>
      <input type={several ? "checkbox" : "radio"} name={name} checked={picked.includes(index)} onChange={() => pick(index)} />
      <span>{children}</span>
    </label>
  );
}

export function OptionWhy({ children }: { children: ReactNode }) {
  const choice = useContext(ChoiceContext);
  const index = useContext(OptionContext);
  return (
    <details className={styles.why} open={isOpen(choice, index)}>
      <summary>Right or wrong?</summary>
      <div>
        <strong>{choice.right.includes(index) ? "Right." : "Wrong."}</strong> {children}
      </div>
    </details>
  );
}
