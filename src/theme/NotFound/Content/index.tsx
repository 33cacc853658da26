import BrowserOnly from "@docusaurus/BrowserOnly";
import Link from "@docusaurus/Link";
import { useLocation } from "@docusaurus/router";
import Heading from "@theme/Heading";
import clsx from "clsx";
import { PARTS } from "../../../book/parts.ts";
import { PROBES } from "../../../book/probes.ts";
import { SearchHere } from "../../../search/Here.tsx";

/** The page that is not there: what happened, and the ways on. */
export default function NotFoundContent({ className }: { className?: string }) {
  const { pathname } = useLocation();
  return (
    <main className={clsx("container margin-vert--xl markdown", className)}>
      <Heading as="h1">This page was not executed, because it does not exist</Heading>
      <p>
        There is nothing at <BrowserOnly fallback={<>this address</>}>{() => <code>{pathname}</code>}</BrowserOnly>. Links within the book
        are checked whenever it is built, so you have probably followed one from elsewhere.
      </p>
      <SearchHere />
      <p>
        Or begin at the <Link to="/">first page</Link>, at the <Link to="/questions/">questions</Link>, or with one of the parts:
      </p>
      <ul>
        {PARTS.map(({ id, name }) => (
          <li key={id}>
            <Link to={`/${id}/`}>{name}</Link>: {PROBES[id]}
          </li>
        ))}
      </ul>
    </main>
  );
}
