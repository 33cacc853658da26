import { useHistory, useLocation } from "@docusaurus/router";
import { type FormEvent, useRef, useState } from "react";
import { PARTS, partName } from "../../book/parts.ts";
import { questionsUrl } from "../../book/questions.ts";
import { type Fault, MINUTES, newSeed, readSettings, type ScenarioEntry, writeSettings } from "../../interview/settings.ts";
import { LEVELS } from "../../questions/levels.ts";
import { useAddress } from "./address.ts";
import styles from "./styles.module.css";

type Props = { scenarios: ScenarioEntry[]; faults: Fault[] };

/** What is to be asked. Starting it makes the address of that interview, which can be sent to somebody else. */
export function Start({ scenarios, faults: given }: Props) {
  const history = useHistory();
  const { pathname } = useLocation();
  const addressOf = useAddress();
  const [missing, setMissing] = useState<Fault[]>();
  const told = useRef<HTMLDivElement>(null);
  const faults = missing ?? given;
  const start = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    for (const empty of ["scenario", "seed"]) if (fields.get(empty) === "") fields.delete(empty);
    if (!fields.has("seed")) fields.set("seed", newSeed());
    const query = new URLSearchParams([...fields].map(([key, value]) => [key, String(value).trim()]));
    const settings = readSettings(`${query}`, scenarios);
    if (settings && !Array.isArray(settings)) history.push(pathname + writeSettings(settings));
    else {
      setMissing(settings ?? []);
      told.current?.focus();
    }
  };
  return (
    <>
      <p>
        One question at a time, with a clock. Answer aloud, then open the rubric and tick what you named. What you missed decides what is
        asked next; at the end you read what to look up.
      </p>
      <div ref={told} role="alert" tabIndex={-1} className={styles.faults}>
        {faults.length > 0 && (
          <>
            <p>No interview can be made of this{missing ? "" : " address"}:</p>
            <ul>
              {faults.map(({ found, allowed }) => (
                <li key={found}>
                  {found}. Allowed: {allowed}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <noscript>
        <p>
          The interview is held in the page and needs JavaScript, which is off. Without it there are{" "}
          <a href={addressOf(questionsUrl())}>all questions</a>, each with its rubric in its chapter.
        </p>
        <style>{`.${styles.form},.${styles.scenarios}{display:none}`}</style>
      </noscript>
      <form className={styles.form} onSubmit={start} data-interview-form="">
        <fieldset>
          <legend>Minutes</legend>
          {MINUTES.map((minutes) => (
            <label key={minutes} className={styles.choice}>
              <input type="radio" name="minutes" value={minutes} defaultChecked={minutes === 45} /> {minutes}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>Parts, one or several</legend>
          {PARTS.map(({ id, name }) => (
            <label key={id} className={styles.choice}>
              <input type="checkbox" name="parts" value={id} /> {name}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>Level you aim at</legend>
          {LEVELS.map((level) => (
            <label key={level} className={styles.choice}>
              <input type="radio" name="level" value={level.toLowerCase()} defaultChecked={level === "Senior"} /> {level}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>Who grades</legend>
          <label className={styles.choice}>
            <input type="checkbox" name="grader" value="partner" /> A partner grades: I see the questions and not what is expected
          </label>
        </fieldset>
        <div className={styles.fields}>
          {scenarios.length > 0 && (
            <label>
              It opens with
              <select className="field" name="scenario">
                <option value="">a question</option>
                {scenarios.map(({ slug, title }) => (
                  <option key={slug} value={slug}>
                    {title}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label>
            Seed: the same one, the same interview
            <input className="field" name="seed" autoComplete="off" autoCapitalize="off" spellCheck={false} placeholder="by chance" />
          </label>
        </div>
        <button type="submit" className="action action--main">
          Start
        </button>
      </form>
      {scenarios.length > 0 && (
        <section className={styles.scenarios}>
          <h2>Scenarios</h2>
          <p>
            One situation, with recorded listings on the table, and questions that take more than one part. Each has an address of its own.
          </p>
          <ul>
            {scenarios.map(({ slug, title, parts }) => (
              <li key={slug}>
                <a href={`?scenario=${slug}`}>{title}</a> <small>{parts.map(partName).join(", ")}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
