import { Children, type ReactNode } from "react";
import { Code } from "../../views/code/index.ts";

type Props = { children: ReactNode; className?: string; metastring?: string; language?: string };

/** A fence of a chapter. Its info string, as the remark layer leaves it, may give a title, marked lines, line numbers, and the lines that are shown. */
export default function CodeBlock({ children, className = "", metastring = "", language }: Props) {
  const [, first, last] = /\bshow=(\d+)-(\d+)/.exec(metastring) ?? [];
  return (
    <Code
      code={Children.toArray(children).join("").replace(/\n$/, "")}
      language={language ?? /\blanguage-([\w-]+)/.exec(className)?.[1] ?? "text"}
      title={/\btitle="([^"]*)"/.exec(metastring)?.[1]}
      marked={/\{([\d,-]+)\}/.exec(metastring)?.[1]}
      numbered={metastring.includes("showLineNumbers")}
      shown={first && last ? [Number(first), Number(last)] : undefined}
    />
  );
}
