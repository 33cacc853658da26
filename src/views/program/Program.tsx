import { type ComponentType, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import type { PlayKind } from "../../contracts/index.ts";
import { RanContext } from "./judged.ts";
import { keptProgram } from "./kept.ts";
import { isLinkedTo } from "./link.ts";
import type { PanelProps } from "./panel.ts";
import styles from "./styles.module.css";

/** What is done with a program: with that of a listing, or with what a reader writes in the sandbox. */
type ProgramKind = PlayKind | "sandbox";

/** What the button says that starts it. */
const STARTS: Record<ProgramKind, string> = {
  run: "Run",
  build: "Compile",
  test: "Run the tests",
  vet: "Vet",
  escape: "What escapes?",
  query: "Run",
  explain: "Explain",
  answer: "Check my answer",
  sandbox: "Run",
};

/** What runs a listing arrives with the first press of a button. */
const goPanel = () => import("./go/Panel.tsx");
const sqlPanel = () => import("./sql/Panel.tsx");
const PANELS: Record<ProgramKind, () => Promise<{ Panel: ComponentType<PanelProps> }>> = {
  run: goPanel,
  build: goPanel,
  test: goPanel,
  vet: goPanel,
  escape: goPanel,
  query: sqlPanel,
  explain: sqlPanel,
  answer: sqlPanel,
  sandbox: sqlPanel,
};

type Props = {
  id: string;
  kind: ProgramKind;
  /** What stands above it, and may give it another text. */
  above?: (edit: (text: string) => void) => ReactNode;
  children: ReactNode;
};

/**
 * A program that readers can run and change. What is served is its code and two buttons; all else arrives when one is pressed, so that a
 * page that is read weighs nothing more. The buttons stay where they are: whoever pressed one keeps the focus on it.
 */
export function Program({ id, kind, above: head, children }: Props) {
  const served = useRef<HTMLDivElement>(null);
  const above = useRef<HTMLDivElement>(null);
  const [Panel, setPanel] = useState<ComponentType<PanelProps>>();
  const [asked, setAsked] = useState<PanelProps["asked"]>();
  const [problem, setProblem] = useState<string>();
  const [stop, setStop] = useState<() => void>();
  const ran = useContext(RanContext);

  const ask = (what: PanelProps["asked"]["what"], text?: string) => {
    setProblem(undefined);
    // A text that was given before there was a panel to take it goes to it with what is pressed next.
    setAsked((before) => ({ what, times: (before?.times ?? 0) + 1, text: text ?? (Panel ? undefined : before?.text) }));
    PANELS[kind]().then(
      (module) => setPanel(() => module.Panel),
      () => setProblem("What runs programs did not arrive. Is the network there? Press again to try again."),
    );
  };
  const run = () => {
    ran(id);
    ask("run");
  };
  // A link may carry a program that somebody changed, and a browser keeps one: what is shown is what runs.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is there
  useEffect(() => {
    if (isLinkedTo(id) || keptProgram(id) !== undefined) ask("show");
  }, []);

  return (
    <div className={styles.program} data-program={kind} data-reads-address="">
      {head?.((text) => ask("show", text))}
      <div ref={served}>{children}</div>
      <div ref={above} />
      <div className={styles.bar}>
        <button type="button" className="action action--main" data-busy={stop && ""} onClick={stop ?? run}>
          {stop ? "Stop" : STARTS[kind]}
        </button>
        <button type="button" className="action" onClick={() => ask("edit")}>
          Edit
        </button>
        {problem && <p role="alert">{problem}</p>}
      </div>
      {Panel && asked && <Panel id={id} kind={kind} {...{ asked, served, above }} onBusy={(how) => setStop(() => how)} />}
    </div>
  );
}
