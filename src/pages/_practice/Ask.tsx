import { useEffect, useMemo, useRef, useState } from "react";
import { type Card, isQuestion } from "../../deck/card.ts";
import { randomFrom, shuffled } from "../../deck/random.ts";
import { Option, Options, OptionText, OptionWhy } from "../../exercises/choose/index.tsx";
import { Exercise } from "../../exercises/Exercise.tsx";
import { Prediction } from "../../exercises/predict/index.tsx";
import { Question, QuestionGrade, Rubric, RubricPoint } from "../../exercises/question/index.tsx";
import type { Asked } from "../../practice/queue.ts";
import type { Item } from "../../progress/index.ts";
import { offered } from "../../progress/schedule.ts";
import { fromNow } from "../../progress/words.ts";
import { RUBRIC } from "../../questions/question.ts";
import { Html } from "../../views/text/index.tsx";
import styles from "./styles.module.css";

type Props = {
  asked: Asked;
  item: Item | undefined;
  /** The site's base URL. */
  base: string;
};

/** One card, asked as its chapter asks it, and why it is asked now. */
export function Ask({ asked: { card, standing, leech }, item, base }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  // Once for each time it is asked: what is offered is not to change while somebody reads it.
  const [{ hints, seed }] = useState(() => {
    const now = Date.now();
    return { hints: offered(item?.schedule, now).map((due) => fromNow(due, now)), seed: String(now) };
  });
  const practised = { id: card.id, hash: card.hash, page: card.chapter.url };
  return (
    <section aria-labelledby="asked" className={styles.ask}>
      <p className={styles.about}>
        <a href={`${base}${card.chapter.url.slice(1)}#${card.id}`}>{card.chapter.title}</a>
        {card.level && `, ${card.level}`}. {whyNow(standing)}
        {leech && " It was missed eight times and more: its chapter may help more than another try."}
      </p>
      <h2 id="asked" ref={heading} tabIndex={-1}>
        <Html of={card.title} />
      </h2>
      {isQuestion(card) ? (
        <Question {...practised} title={wordsOf(card.title)} chapter={card.chapter.title} level={card.level} hints={hints}>
          <AskAloud card={card} />
        </Question>
      ) : (
        <Exercise {...practised} kind={card.kind}>
          <Html as="div" of={card.text} />
          <Answer card={card} seed={seed} url={`${base}${card.chapter.url.slice(1)}#${card.id}`} />
        </Exercise>
      )}
    </section>
  );
}

/** The words of markup. Cards are fetched, so there is a browser to read it. */
const wordsOf = (html: string): string => new DOMParser().parseFromString(html, "text/html").body.textContent;

/** Think first: the rubric, the answer and the grades come when they are asked for. */
function AskAloud({ card }: { card: Extract<Card, { kind: "Question" }> }) {
  return (
    <details className={styles.answer}>
      <summary>Answer aloud, then open</summary>
      <p>
        <strong>{RUBRIC}</strong>
      </p>
      <Rubric points={String(card.points.length)}>
        {card.points.map(({ html }, index) => (
          <RubricPoint key={html} index={String(index)}>
            <Html of={html} />
          </RubricPoint>
        ))}
      </Rubric>
      <Html as="div" of={card.answer + card.followUp + card.redFlag} />
      <QuestionGrade />
    </details>
  );
}

type AnswerProps = { card: Exclude<Card, { kind: "Question" }>; seed: string; url: string };

/** Answers to choose from, in another order each time; a field for an output; or the way to the chapter, where no less than that will do. */
function Answer({ card: { options, predicts, after }, seed, url }: AnswerProps) {
  const order = useMemo(() => shuffled([...options.keys()], randomFrom(seed)), [options, seed]);
  if (options.length > 0) {
    const right = [...options.keys()].filter((index) => options[index]?.right);
    return (
      <>
        <Options data={JSON.stringify({ right, offered: options.length })}>
          {order.map((index) => (
            <Option key={index} index={String(index)}>
              <OptionText>
                <Html of={options[index]?.html ?? ""} />
              </OptionText>
              <OptionWhy>
                <Html of={options[index]?.why ?? ""} />
              </OptionWhy>
            </Option>
          ))}
        </Options>
        <After html={after} />
      </>
    );
  }
  if (predicts)
    return (
      <>
        <Prediction data={JSON.stringify(predicts)} />
        <After html={after} />
      </>
    );
  return (
    <p>
      <a href={url} target="_blank" rel="noopener">
        Do it in its chapter
      </a>
      , in another tab; what you answer there counts here.
    </p>
  );
}

const After = ({ html }: { html: string }) =>
  html === "" ? null : (
    <details className={styles.answer}>
      <summary>What happens, and why</summary>
      <Html as="div" of={html} />
    </details>
  );

function whyNow(standing: Asked["standing"]): string {
  const now = Date.now();
  if (standing.why === "new") return "New to you.";
  if (standing.why === "edited") return "It has changed since you answered it.";
  if (standing.why === "due") return `Due ${fromNow(standing.since, now)}.`;
  return `Not due before ${fromNow(standing.until, now).replace(/^in /, "")} from now: asked since nothing else is left.`;
}
