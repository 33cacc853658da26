import { useState } from "react";
import { stepsOf } from "../../interview/course.ts";
import type { Settings } from "../../interview/settings.ts";
import { Asking } from "./Asking.tsx";
import { keepTurns, keptTurns, type Turn } from "./kept.ts";
import { Lobby } from "./Lobby.tsx";
import { type Material, useMaterial } from "./material.ts";
import { Report } from "./Report.tsx";

/** A question of the book that was answered, and the chapter it is asked in. `points`: those that were named, by index, of `of`. */
export type Answer = { id: string; hash: string; page: string; points: number[]; of: number };

type Props = { settings: Settings; onAnswer(answer: Answer): void };

/** An interview, from its door to its report. */
export function Interview(props: Props) {
  const { material, failed, again } = useMaterial(props.settings);
  if (material) return <Held {...props} material={material} />;
  return (
    <>
      <p role="status">{failed ? "The questions did not arrive. Is there a network?" : "The questions are on their way…"}</p>
      {failed && (
        <button type="button" className="action" onClick={again}>
          Try again
        </button>
      )}
    </>
  );
}

function Held({ settings, onAnswer, material: { deck, table } }: Props & { material: Material }) {
  const [turns, setTurns] = useState<Turn[]>(() => keptTurns(settings));
  const [phase, setPhase] = useState<"lobby" | "asking" | "report">("lobby");
  const steps = stepsOf(
    { settings, deck, scenario: table?.questions ?? [] },
    turns.map(({ ticked }) => ticked),
  );
  const answered = turns.flatMap((turn, index) => {
    const step = steps[index];
    return step ? [{ ...step, ...turn }] : [];
  });
  const step = steps[turns.length];
  const take = (next: Turn[]) => {
    setTurns(next);
    keepTurns(settings, next);
  };
  const begin = (from: Turn[]) => {
    take(from);
    setPhase("asking");
  };
  const grade = (turn: Turn) => {
    if (!step) return;
    const { id, hash, points, chapter } = step.card;
    take([...turns, turn]);
    // A partner's log is no place for a candidate's answers; and what a scenario asks is asked nowhere else again.
    if (settings.role === "partner" || step.why.kind === "scenario") return;
    onAnswer({ id, hash, page: chapter.url, points: turn.ticked, of: points.length });
  };

  if (phase === "lobby") return <Lobby settings={settings} title={table?.title} turns={turns} onBegin={begin} />;
  if (phase === "report" || !step) return <Report settings={settings} answered={answered} onAgain={() => begin([])} />;
  return (
    <Asking
      key={turns.length}
      settings={settings}
      step={step}
      number={turns.length + 1}
      spent={turns.reduce((sum, { seconds }) => sum + seconds, 0)}
      table={table}
      onGraded={grade}
      onEnd={() => setPhase("report")}
    />
  );
}
