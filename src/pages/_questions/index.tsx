import Link from "@docusaurus/Link";
import { useHistory, useLocation } from "@docusaurus/router";
import { useHistorySelector } from "@docusaurus/theme-common";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import clsx from "clsx";
import type { QuestionFacts } from "../../book/facts.ts";
import { type Filter, filterQuestions, readFilter, writeFilter } from "../../book/filter.ts";
import { PARTS } from "../../book/parts.ts";
import { LEVELS } from "../../questions/questions.ts";
import styles from "./styles.module.css";

/** All interview questions of the book. What is chosen stands in the address; without script the page is the whole list. */
export default function Questions({ questions }: { questions: QuestionFacts[] }) {
  const [filter, change] = useFilter();
  const found = filterQuestions(questions, filter);
  return (
    <Layout title="All questions" description="Every interview question of the book, by part, level and topic.">
      <main className={clsx("markdown", styles.questions)} data-reads-address="">
        <Heading as="h1">All questions</Heading>
        <form className={styles.filter} onSubmit={(event) => event.preventDefault()}>
          <label>
            Part
            <select className="field" value={filter.part} onChange={({ target }) => change({ part: target.value })}>
              <option value="">all</option>
              {PARTS.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            Level
            <select className="field" value={filter.level} onChange={({ target }) => change({ level: target.value })}>
              <option value="">all</option>
              {LEVELS.map((level) => (
                <option key={level}>{level}</option>
              ))}
            </select>
          </label>
          <label>
            Words or tags
            <input className="field" type="search" value={filter.text} onChange={({ target }) => change({ text: target.value })} />
          </label>
        </form>
        <noscript>
          <style>{`.${styles.filter}{display:none}`}</style>
        </noscript>
        <p role="status">
          {found.length} of {questions.length} questions
        </p>
        {PARTS.map(({ id, name }) => (
          <Part key={id} name={name} questions={found.filter(({ part }) => part === id)} />
        ))}
      </main>
    </Layout>
  );
}

/**
 * The filter in the address, at once. The router renders a new one a moment later, too late for a field: what was typed meanwhile would be taken back.
 * The server knows none: what it renders is the whole list.
 */
function useFilter(): [Filter, (part: Partial<Filter>) => void] {
  const history = useHistory();
  const { pathname, search } = useLocation();
  // On the way to another page the history is there already.
  const filter = readFilter(useHistorySelector(({ location }) => (location.pathname === pathname ? location.search : search)));
  return [filter, (part) => history.replace(pathname + writeFilter({ ...filter, ...part }))];
}

function Part({ name, questions }: { name: string; questions: QuestionFacts[] }) {
  if (questions.length === 0) return null;
  return (
    <>
      <Heading as="h2">{name}</Heading>
      <ul className={styles.list}>
        {questions.map(({ id, text, level, chapter, url }) => (
          <li key={id}>
            <Link to={url}>{text}</Link>
            <small>
              {level} · {chapter}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
