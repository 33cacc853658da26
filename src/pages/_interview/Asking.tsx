import { useEffect, useRef, useState } from "react";
import { partName } from "../../book/parts.ts";
import type { Step, Why } from "../../interview/course.ts";
import { addressOf } from "../../interview/report.ts";
import type { Table } from "../../interview/scenario.ts";
import type { Settings } from "../../interview/settings.ts";
import { Html } from "../../views/text/index.tsx";
import { useAddress } from "./address.ts";
import { Clocks } from "./Clocks.tsx";
import { useClock } from "./clock.ts";
import type { Turn } from "./kept.ts";
import { Points } from "./Points.tsx";
import { Situation } from "./Situation.tsx";
import styles from "./styles.module.css";

type Props = {
  settings: Settings;
  step: Step;
  /** From 1. */
  number: number;
  /** Seconds that the questions before took. */
  spent: number;
  table: Table | undefined;
  onGraded(turn: Turn): void;
  onEnd(): void;
};

/** One question: the clock, what was said of it, and the way on. Whoever sees the rubric sees what it is held against. */
export function Asking({ settings, step, number, spent, table, onGraded, onEnd }: Props) {
  const { role, minutes } = settings;
  const { card, why } = step;
  const [ticked, setTicked] = useState<number[]>([]);
  const [isOpen, setOpen] = useState(role === "partner");
  const clock = useClock();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isOver = spent + clock.seconds >= minutes * 60;
  const canGrade = isOpen || role === "candidate";
  const tick = (index: number) =>
    setTicked((now) => (now.includes(index) ? now.filter((other) => other !== index) : [...now, index].sort((a, b) => a - b)));
  const grade = () => onGraded({ ticked, seconds: clock.seconds });
  const goOn = () => {
    grade();
    if (isOver) onEnd();
  };
  const end = () => {
    if (canGrade) grade();
    onEnd();
  };
  return (
    <section aria-labelledby="asked" className={styles.asking}>
      {why.kind === "scenario" && table && <Situation table={table} isOpen={why.at === 1} />}
      <p className={styles.about}>
        Question {number}: {why.kind === "scenario" ? card.chapter.title : partName(card.part)}, {card.level}.{" "}
        <Reason why={why} shown={role !== "candidate"} />
      </p>
      <h2 id="asked" ref={heading} tabIndex={-1}>
        <Html of={card.title} />
      </h2>
      <Clocks clock={clock} planned={step.minutes} spent={spent} minutes={minutes} />
      {canGrade ? (
        <Points card={card} ticked={ticked} onTick={tick} areShown={isOpen} />
      ) : (
        <p>Answer aloud, as you would there. Then open the rubric.</p>
      )}
      {isOpen && card.answer !== "" && (
        <details className={styles.answer}>
          <summary>The answer, a follow-up, a red flag</summary>
          <Html as="div" of={card.answer + card.followUp + card.redFlag} />
        </details>
      )}
      {isOpen && why.kind === "scenario" && why.at === why.of && table && (
        <details className={styles.answer}>
          <summary>What a staff answer adds</summary>
          <Html as="div" of={table.staff} />
        </details>
      )}
      <div className={styles.buttons}>
        {!isOpen && (
          <button type="button" className={canGrade ? "action" : "action action--main"} onClick={() => setOpen(true)}>
            {role === "candidate" ? "Show the points, for a partner at this screen" : "Open the rubric"}
          </button>
        )}
        {canGrade && (
          <button type="button" className="action action--main" onClick={goOn}>
            {isOver ? "To the report" : "Next question"}
          </button>
        )}
        <button type="button" className="action" onClick={end}>
          {canGrade ? "End here" : "End here, without this question"}
        </button>
      </div>
      {isOpen && why.kind !== "scenario" && <InChapter card={card} />}
    </section>
  );
}

function InChapter({ card }: { card: Step["card"] }) {
  const lead = useAddress();
  return (
    <p className={styles.about}>
      In its chapter: <a href={lead(addressOf(card))}>{card.chapter.title}</a>
    </p>
  );
}

/** How a question is told to follow from a point that was missed, by how near it is. */
const MISSED = {
  0: "Nothing in the part is nearer to what was missed",
  1: "From the chapter of what was missed",
  2: "It leads to what was missed",
  3: "It leads to what was missed",
};

/** Why this is asked. A candidate whose partner ticks is not told which point was missed. */
function Reason({ why, shown }: { why: Why; shown: boolean }) {
  if (why.kind === "scenario") return `${why.at} of ${why.of} on this situation.`;
  if (why.kind === "opening") return "A new subject.";
  if (why.kind === "higher") return "Since every point was named, it goes on from there.";
  if (!shown) return "It follows from your answer.";
  return (
    <>
      {MISSED[why.near]}: <Html of={why.point.html} />
    </>
  );
}
