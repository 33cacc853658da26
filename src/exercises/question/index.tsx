import Link from "@docusaurus/Link";
import { useLocation } from "@docusaurus/router";
import useBaseUrl from "@docusaurus/useBaseUrl";
import useDocusaurusContext from "@docusaurus/useDocusaurusContext";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { readKept, writeKept } from "../../client/kept.ts";
import { isTyping } from "../../client/keys.ts";
import { tickedOf, withTicks } from "../../progress/ticks.ts";
import { proposedGrade, QUESTION_GRADES, rubricScore } from "../../questions/self.ts";
import { questionUrl } from "../../take/address.ts";
import { ExerciseContext, type Practised, useItem, useTicked } from "../results.ts";
import { SelfGrade } from "../SelfGrade.tsx";
import styles from "../styles.module.css";

type QuestionProps = Omit<Practised, "kind"> & { title: string; chapter: string; level?: string; children: ReactNode };

/** What is ticked of the question's rubric, and of how many points. */
type Ticks = { named: readonly number[]; points: number; toggle(index: number): void; has(points: number): void };

const TicksContext = createContext<Ticks>({ named: [], points: 0, toggle: () => {}, has: () => {} });

/** An interview question: think, open, compare with the rubric, grade yourself. What was ticked before comes back. */
export function Question({ title, chapter, level, children, ...asked }: QuestionProps) {
  const { id, hash } = asked;
  const [own, setOwn] = useState<ReadonlyMap<number, boolean>>(new Map());
  const [points, has] = useState(0);
  const item = useItem(id);
  // What was ticked here goes before what was ticked earlier, which may arrive after it.
  const named = withTicks(tickedOf(item, hash), own);
  const practised = { ...asked, kind: "Question", ticked: named };
  const tell = useTicked(practised);
  const toggle = (index: number) => {
    const isTicked = !named.includes(index);
    setOwn(new Map(own).set(index, isTicked));
    tell(index, isTicked);
  };
  return (
    <ExerciseContext value={practised}>
      <TicksContext value={{ named, points, toggle, has }}>
        <div className={styles.card} data-question={id} data-level={level}>
          {children}
          <Report id={id} page={asked.page} title={`${chapter}: ${title}`} />
        </div>
      </TicksContext>
    </ExerciseContext>
  );
}

/** An issue that is filled in already: which answer, on which page, its chapter's. Only where the build knows its repository. */
function Report({ id, page, title }: { id: string; page: string | undefined; title: string }) {
  const { siteConfig } = useDocusaurusContext();
  const { pathname } = useLocation();
  const chapter = useBaseUrl(page ?? "");
  const { repository } = siteConfig.customFields as { repository?: string };
  if (!repository) return null;
  const query = new URLSearchParams({ template: "wrong.yml", title: `Wrong: ${title}`, where: `${page ? chapter : pathname}#${id}` });
  return (
    <p className={styles.report}>
      <Link href={`${repository}/issues/new?${query}`}>Report this answer</Link>
    </p>
  );
}

/** What a strong answer mentions, to tick off. */
export function Rubric({ points: text, children }: { points: string; children: ReactNode }) {
  const points = Number(text);
  const { named, has } = useContext(TicksContext);
  useEffect(() => has(points), [has, points]);
  return (
    <>
      <ul className={styles.rubric} data-rubric="">
        {children}
      </ul>
      <p role="status" className={styles.status}>
        {named.length > 0 && rubricScore(named.length, points)}
      </p>
    </>
  );
}

export function RubricPoint({ index: text, children }: { index: string; children: ReactNode }) {
  const { named, toggle } = useContext(TicksContext);
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

/** A reader's own grade, which the ticked points propose; and a link to the question by itself, made in the page: what is folded is read by few, and weighs on all. */
export function QuestionGrade() {
  const { named, points } = useContext(TicksContext);
  const { id } = useContext(ExerciseContext);
  const address = useBaseUrl(questionUrl(id));
  const [isAwake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  return (
    <>
      <SelfGrade {...QUESTION_GRADES} {...(named.length > 0 && { proposed: proposedGrade(named.length, points) })} />
      {isAwake && (
        <p className={styles.report}>
          <a href={address}>Share this question</a>
        </p>
      )}
    </>
  );
}

const STORED = "single-keys";

/** Whether the reader has switched single keys off. */
export const areKeysOff = (): boolean => readKept(STORED) === "off";

/** Single keys for the questions: j and k go to the next and the last, 1 to 4 grade. Off while typing, and by the switch (WCAG 2.1.4). */
export function QuestionKeys() {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(!areKeysOff()), []);
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
            writeKept(STORED, target.checked ? "on" : "off");
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
