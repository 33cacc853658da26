import Link from "@docusaurus/Link";
import useBaseUrl from "@docusaurus/useBaseUrl";
import useBrokenLinks from "@docusaurus/useBrokenLinks";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import clsx from "clsx";
import { filterQuestions, isEmpty, writeFilter } from "../../book/filter.ts";
import { PARTS, partName } from "../../book/parts.ts";
import { type ChapterQuestions, countQuestions, paginate, questionsUrl } from "../../book/questions.ts";
import { FilterForm, useFilter, useStanding } from "./filter.tsx";
import { QuestionList } from "./List.tsx";
import styles from "./styles.module.css";

/** `chapters`: of the whole part; `page`: which of its pages this is; `totals`: questions of every part. */
type Props = { part: string; page: number; totals: Record<string, number>; chapters: ChapterQuestions[] };

/**
 * The questions of a part by chapter, on as many pages as it takes. Without script each page is a list, and all of them together are every
 * question. A filter looks through the whole part, whichever page it is typed on.
 */
export default function QuestionsOfPart({ part, page, totals, chapters }: Props) {
  const asked = useFilter();
  const base = useBaseUrl("/");
  const { filter } = asked;
  const stands = useStanding(filter);
  const isWhole = isEmpty(filter);
  const found = isWhole ? chapters : filterQuestions(chapters, filter, stands);
  const pages = paginate(found);
  const at = Math.min(isWhole ? page : asked.page, pages.length || 1);
  const shown = pages[at - 1] ?? [];
  const urlOf = (number: number) => (isWhole ? questionsUrl(part, number) : questionsUrl(part) + writeFilter(filter, number));
  const { collectLink } = useBrokenLinks();
  for (const { url, questions } of shown) for (const { id } of questions) collectLink(`${base}${url.slice(1)}#${id}`);

  const name = partName(part);
  const [all, left] = [countQuestions(chapters).all, countQuestions(found).all];
  return (
    <Layout
      title={`Questions on ${name}${page > 1 ? `, page ${page}` : ""}`}
      description={`${all} interview questions on ${name}, by chapter, each with its level.`}
    >
      <main className={clsx("markdown", styles.questions)} data-reads-address="">
        <Heading as="h1">Questions on {name}</Heading>
        <Parts part={part} totals={totals} more={writeFilter(filter)} />
        <FilterForm {...asked}>
          {isWhole ? `${all} questions` : `${left} of ${all} questions`}
          {pages.length > 1 && `, page ${at} of ${pages.length}`}
        </FilterForm>
        {found.length === 0 && (
          <p>
            No question has all of this. Fewer words may do, another level, or{" "}
            <Link to={questionsUrl() + writeFilter(filter)}>all parts</Link>.
          </p>
        )}
        <QuestionList chapters={shown} base={base} heading="h2" />
        {pages.length > 1 && <Pages at={at} count={pages.length} urlOf={urlOf} />}
      </main>
    </Layout>
  );
}

/** The same for other parts, with what is looked for. */
function Parts({ part, totals, more }: { part: string; totals: Record<string, number>; more: string }) {
  return (
    <nav aria-label="Questions by part" className={styles.choices}>
      <Link to={questionsUrl() + more}>All parts</Link>
      {PARTS.filter(({ id }) => totals[id]).map(({ id, name }) => (
        <Link key={id} to={questionsUrl(id) + more} aria-current={id === part ? "page" : undefined}>
          {name} <small>{totals[id]}</small>
        </Link>
      ))}
    </nav>
  );
}

function Pages({ at, count, urlOf }: { at: number; count: number; urlOf(page: number): string }) {
  return (
    <nav aria-label="Pages" className={styles.choices}>
      {Array.from({ length: count }, (_, index) => index + 1).map((number) => (
        <Link key={number} to={urlOf(number)} aria-current={number === at ? "page" : undefined}>
          <span className="unseen">Page </span>
          {number}
        </Link>
      ))}
    </nav>
  );
}
