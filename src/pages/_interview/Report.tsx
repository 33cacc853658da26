import { useEffect, useRef } from "react";
import { type Answered, addressOf, clockOf, countOf, markdownOf, missedOf, RULE, resultsOf, usedBy } from "../../interview/report.ts";
import { INTERVIEW } from "../../interview/scenario.ts";
import { type Settings, writeSettings } from "../../interview/settings.ts";
import { Copy } from "../../views/code/Copy.tsx";
import { Html } from "../../views/text/index.tsx";
import { useAddress } from "./address.ts";
import styles from "./styles.module.css";

type Props = { settings: Settings; answered: Answered[]; onAgain(): void };

/** What came of it: the level that held in each part, what was missed and where that is read, and the time it took. */
export function Report({ settings, answered, onAgain }: Props) {
  const lead = useAddress();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const missed = missedOf(answered);
  const base = location.origin + lead("/");
  const markdown = markdownOf({ answered, minutes: settings.minutes, address: base + INTERVIEW.slice(1) + writeSettings(settings), base });
  return (
    <section aria-labelledby="report" className={styles.report}>
      <h2 id="report" ref={heading} tabIndex={-1}>
        Report
      </h2>
      <p>
        {countOf(answered)}, {clockOf(usedBy(answered))} of {settings.minutes} minutes.
      </p>
      {answered.length > 0 && <Levels answered={answered} />}
      <h3>Points that were missed</h3>
      {missed.length === 0 && <p>{answered.length === 0 ? "Nothing was graded." : "None."}</p>}
      <ul>
        {missed.map(({ title, url, points }) => (
          <li key={url + title}>
            <a href={lead(url)}>
              <Html of={title} />
            </a>
            <ul>
              {points.map((html) => (
                <li key={html}>
                  <Html of={html} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {answered.length > 0 && (
        <>
          <h3>What was asked</h3>
          <ol>
            {answered.map(({ card, ticked, seconds }) => (
              <li key={card.id}>
                <a href={lead(addressOf(card))}>
                  <Html of={card.title} />
                </a>{" "}
                <small>
                  {card.level}, {ticked.length} of {card.points.length} points, {clockOf(seconds)}
                </small>
              </li>
            ))}
          </ol>
        </>
      )}
      <div className={styles.buttons}>
        <Copy code={markdown} className="action action--main" words="Copy as Markdown" />
        <button type="button" className="action" onClick={() => window.print()}>
          Print
        </button>
        <button type="button" className="action" onClick={onAgain}>
          The same again
        </button>
      </div>
      <p>
        <a href={lead(INTERVIEW)}>Another interview</a>
      </p>
    </section>
  );
}

function Levels({ answered }: { answered: Answered[] }) {
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Level reached</th>
            <th scope="col">Points named</th>
          </tr>
        </thead>
        <tbody>
          {resultsOf(answered).map(({ name, shares, reached }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{reached ?? "none yet"}</td>
              <td>{shares.map(({ level, named, of }) => `${level} ${named} of ${of}`).join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{RULE}</p>
    </>
  );
}
