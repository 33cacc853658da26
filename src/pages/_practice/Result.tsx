import { isQuestion } from "../../deck/card.ts";
import { QUESTION_GRADES } from "../../questions/self.ts";
import { Html } from "../../views/text/index.tsx";
import type { Answered } from "./Run.tsx";
import styles from "./styles.module.css";

type Props = { answered: readonly Answered[]; base: string; onAgain(): void };

/** How it went, and what to read: for what was missed or known in part, its place in the book and the listings that prove its points. */
export function Result({ answered, base, onAgain }: Props) {
  const last = [...new Map(answered.map((one) => [one.asked.card.id, one])).values()];
  const counts = QUESTION_GRADES.grades.map((name, grade) => `${name}: ${last.filter((one) => one.grade === grade).length}`);
  const weak = last.filter(({ grade }) => grade < 2);
  const chapters = new Map(weak.map(({ asked: { card } }) => [card.chapter.url, card.chapter]));
  return (
    <section aria-labelledby="result">
      <h2 id="result" tabIndex={-1} ref={(heading) => heading?.focus()}>
        {last.length === 0 ? "Nothing was answered" : `${last.length} answered`}
      </h2>
      {last.length > 0 && <p>{counts.join(", ")}.</p>}
      {weak.length > 0 && (
        <>
          <h3>To read</h3>
          {[...chapters.values()].map(({ url, title }) => (
            <section key={url}>
              <h4>
                <a href={base + url.slice(1)}>{title}</a>
              </h4>
              <ul>
                {weak
                  .filter(({ asked }) => asked.card.chapter.url === url)
                  .map(({ asked: { card } }) => (
                    <li key={card.id}>
                      <a href={`${base}${url.slice(1)}#${card.id}`}>
                        <Html of={card.title} />
                      </a>
                      {isQuestion(card) && <Proofs of={[...new Set(card.points.flatMap(({ proofs }) => proofs))]} base={base} />}
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </>
      )}
      <div className={styles.buttons}>
        <button type="button" className="action action--main" onClick={onAgain}>
          Back to practice
        </button>
      </div>
    </section>
  );
}

/** Listings that show what a strong answer says. */
const Proofs = ({ of, base }: { of: readonly string[]; base: string }) =>
  of.length === 0 ? null : (
    <>
      {" "}
      <small>
        shown by{" "}
        {of.map((proof, index) => (
          <span key={proof}>
            {index > 0 && ", "}
            <a href={base + proof.slice(1)}>{proof.split("#l-")[1] ?? proof.split("#")[1]}</a>
          </span>
        ))}
      </small>
    </>
  );
