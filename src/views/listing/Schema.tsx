import useBaseUrl from "@docusaurus/useBaseUrl";
import { usePluginData } from "@docusaurus/useGlobalData";
import { counted, ORDERS } from "../program/sql/orders.ts";

/** The shared schema a listing starts from: where its tables are drawn and can be tried, and the file that makes them. */
export function Schema({ name }: { name: string }) {
  const { sandboxes } = usePluginData("book-facts") as { sandboxes: Record<string, string> };
  const [sandbox, file] = [useBaseUrl(sandboxes[name]), useBaseUrl(`/sql/${name}.sql`)];
  return (
    <span>
      schema: {sandboxes[name] ? <a href={sandbox}>{name}</a> : name}, {counted(ORDERS.book)} orders, <a href={file}>{name}.sql</a>
    </span>
  );
}
