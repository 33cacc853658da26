import Link from "@docusaurus/Link";
import { useLocation } from "@docusaurus/router";
import useBaseUrl from "@docusaurus/useBaseUrl";
import useDocusaurusContext from "@docusaurus/useDocusaurusContext";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { isTyping } from "../../client/keys.ts";
import { QUESTION_GRADES, rubricScore } from "../../questions/self.ts";
import { questionUrl } from "../../take/address.ts";
import { ExerciseContext } from "../results.ts";
import { SelfGrade } from "../SelfGrade.tsx";
import styles from "../styles.module.css";

type QuestionProps = { id: string; title: string; chapter: string; level?: string; children: ReactNode };

/** An interview question: think, open, compare with the rubric, grade yourself. */
export function Question({ id, title, chapter, level, children }: QuestionProps) {
  return (
    <ExerciseContext value={{ id, kind: "Question" }}>
      <div className={styles.card} data-question={id} data-level={level}>
        {children}
        <Report id={id} title={`${chapter}: ${title}`} />
      </div>
    </ExerciseContext>
  );
}

/** An issue that is filled in already: which answer, on which page. Only where the build knows its repository. */
function Report({ id, title }: { id: string; title: string }) {
  const { siteConfig } = useDocusaurusContext();
  const { pathname } = useLocation();
  const { repository } = siteConfig.customFields as { repository?: string };
  if (!repository) return null;
  const query = new URLSearchParams({ template: "wrong.yml", title: `Wrong: ${title}`, where: `${pathname}#${id}` });
  return (
    <p className={styles.report}>
      <Link href={`${repository}/issues/new?${query}`}>Report this answer</Link>
    </p>
  );
}

const RubricContext = createContext<{ named: number[]; toggle(index: number): void }>({ named: [], toggle: () => {} });

/** What a strong answer mentions, to tick off. */
export function Rubric({ points, children }: { points: string; children: ReactNode }) {
  const [named, setNamed] = useState<number[]>([]);
  const toggle = (index: number) => setNamed((now) => (now.includes(index) ? now.filter((other) => other !== index) : [...now, index]));
  return (
    <RubricContext value={{ named, toggle }}>
      <ul className={styles.rubric} data-rubric="">
        {children}
      </ul>
      <p role="status" className={styles.status}>
        {named.length > 0 && rubricScore(named.length, Number(points))}
      </p>
    </RubricContext>
  );
}

export function RubricPoint({ index: text, children }: { index: string; children: ReactNode }) {
  const { named, toggle } = useContext(RubricContext);
  const index = Number(text);
  return (
    <li>
      <label className={styles.option}>
        <input type="checkbox" checked={named.includes(index)} onChange={() => toggle(index)} />
        <span>{children}</span>
      </label>
    </li>
  );
}

/** A reader's own grade, and a link to the question by itself, which is made in the page: what is folded is read by few, and weighs on all. */
export function QuestionGrade() {
  const { id } = useContext(ExerciseContext);
  const address = useBaseUrl(questionUrl(id));
  const [isAwake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  return (
    <>
      <SelfGrade {...QUESTION_GRADES} />
      {isAwake && (
        <p className={styles.report}>
          <a href={address}>Share this question</a>
        </p>
      )}
    </>
  );
}

const STORED = "single-keys";

/** Storage may be full, blocked or absent: then the choice lasts as long as the page. */
function stored(write?: string): string | null {
  try {
    if (write !== undefined) localStorage.setItem(STORED, write);
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

/** Single keys for the questions: j and k go to the next and the last, 1 to 4 grade. Off while typing, and by the switch (WCAG 2.1.4). */
export function QuestionKeys() {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(stored() !== "off"), []);
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
      if (event.key === "j" || event.key === "k") goToQuestion(event.key === "j" ? 1 : -1);
      else if (/^[1-4]$/.test(event.key)) {
        // A grade is given against an answer that is open.
        currentQuestion()?.querySelector<HTMLElement>(`details[open] [data-grade="${event.key}"]`)?.click();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [on]);
  return (
    <p className={styles.keys}>
      <label className={styles.option}>
        <input
          type="checkbox"
          checked={on}
          onChange={({ target }) => {
            setOn(target.checked);
            stored(target.checked ? "on" : "off");
          }}
        />
        <span>
          Keys: <kbd>j</kbd> next question, <kbd>k</kbd> the one before, <kbd>1</kbd> to <kbd>4</kbd> grade yourself
        </span>
      </label>
    </p>
  );
}

const questions = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-question]")];
const headingOf = (question: HTMLElement): HTMLElement | null => document.getElementById(question.dataset.question ?? "");

/** The question that has the focus somewhere inside. */
function currentQuestion(): HTMLElement | undefined {
  return questions().find((question) => question.contains(document.activeElement));
}

function goToQuestion(by: 1 | -1): void {
  const all = questions();
  const current = currentQuestion();
  const at = current ? all.indexOf(current) + by : by > 0 ? 0 : all.length - 1;
  const question = all[Math.min(Math.max(at, 0), all.length - 1)];
  // Enter then opens the answer.
  question?.querySelector("summary")?.focus({ preventScroll: true });
  if (question) headingOf(question)?.scrollIntoView({ block: "start" });
}
