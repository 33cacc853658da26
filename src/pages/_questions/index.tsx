import Link from "@docusaurus/Link";
import { useHistory, useLocation } from "@docusaurus/router";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import clsx from "clsx";
import { useSyncExternalStore } from "react";
import type { QuestionFacts } from "../../book/facts.ts";
import { type Filter, filterQuestions, readFilter, writeFilter } from "../../book/filter.ts";
import { PARTS } from "../../book/parts.ts";
import { LEVELS } from "../../questions/questions.ts";
import styles from "./styles.module.css";

/** All interview questions of the book. What is chosen stands in the address; without script the page is the whole list. */
export default function Questions({ questions }: { questions: QuestionFacts[] }) {
  const [search, replaceSearch] = useSearch();
  const filter = readFilter(search);
  const found = filterQuestions(questions, filter);
  const change = (part: Partial<Filter>) => replaceSearch(writeFilter({ ...filter, ...part }));
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
 * The address' query, at once. The router renders a new one a moment later, too late for a field: what was typed meanwhile would be taken back.
 * The server knows none: what it renders is the whole list.
 */
function useSearch(): [string, (search: string) => void] {
  const history = useHistory();
  const { pathname, search } = useLocation();
  // On the way to another page the history is there already.
  const read = () => (history.location.pathname === pathname ? history.location.search : search);
  return [useSyncExternalStore(history.listen, read, () => ""), (search) => history.replace(pathname + search)];
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
