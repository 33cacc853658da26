import { useLocation } from "@docusaurus/router";
import { useHistorySelector } from "@docusaurus/theme-common";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import clsx from "clsx";
import { recorded } from "../../exercises/results.ts";
import { readSettings, type ScenarioEntry } from "../../interview/settings.ts";
import { proposedGrade } from "../../questions/self.ts";
import { type Answer, Interview } from "./Interview.tsx";
import { Start } from "./Start.tsx";
import styles from "./styles.module.css";

type Props = { scenarios: ScenarioEntry[] };

/** What was named decides the grade, as in a chapter where nobody gives another. */
const record = ({ id, hash, page, points, of }: Answer) =>
  recorded(({ log, write }) => write.grade(log, { of: id, page, hash }, proposedGrade(points.length, of), points));

/**
 * The mock interview that the address asks for; where it asks for none, a form that makes such an address. The server knows no query: what it
 * renders is the form.
 */
export default function MockInterview({ scenarios }: Props) {
  const { pathname, search } = useLocation();
  const asked = useHistorySelector(({ location }) => (location.pathname === pathname ? location.search : search));
  const settings = readSettings(asked, scenarios);
  return (
    <Layout title="Mock interview" description="An interview of 20, 45 or 60 minutes, whose follow-ups depend on what you named.">
      <main className={clsx("markdown", styles.page)} data-reads-address="">
        <Heading as="h1">Mock interview</Heading>
        {settings === undefined || Array.isArray(settings) ? (
          <Start scenarios={scenarios} faults={settings ?? []} />
        ) : (
          <Interview key={asked} settings={settings} onAnswer={record} />
        )}
      </main>
    </Layout>
  );
}
