import useBaseUrl from "@docusaurus/useBaseUrl";
import { counted, ORDERS } from "../program/sql/orders.ts";

/** The shared schema a listing starts from: where its tables are drawn and can be tried, and the file that makes them. */
export function Schema({ name }: { name: string }) {
  const [sandbox, file] = [useBaseUrl("/sql/sandbox/"), useBaseUrl(`/sql/${name}.sql`)];
  return (
    <span>
      schema: <a href={sandbox}>{name}</a>, {counted(ORDERS.book)} orders, <a href={file}>{name}.sql</a>
    </span>
  );
}
