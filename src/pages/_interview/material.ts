import { useEffect, useState } from "react";
import { isQuestion } from "../../deck/card.ts";
import { loadDeck } from "../../deck/load.ts";
import type { Question } from "../../interview/ladder.ts";
import { loadScenario, type Table } from "../../interview/scenario.ts";
import type { Settings } from "../../interview/settings.ts";

export type Material = { deck: Question[]; table: Table | undefined };
type Fetched = { material?: Material; failed?: boolean };

/** What an interview is made of, fetched when it is shown. `again` fetches anew, where something did not arrive. */
export function useMaterial({ parts, scenario }: Settings): Fetched & { again(): void } {
  const [attempt, setAttempt] = useState(0);
  const [fetched, setFetched] = useState<Fetched>({});
  const key = parts.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt fetches the same again.
  useEffect(() => {
    let isShown = true;
    fetchMaterial(key.split(","), scenario).then(
      (material) => isShown && setFetched({ material }),
      () => isShown && setFetched({ failed: true }),
    );
    return () => {
      isShown = false;
    };
  }, [key, scenario, attempt]);
  const again = () => {
    setFetched({});
    setAttempt((count) => count + 1);
  };
  return { ...fetched, again };
}

async function fetchMaterial(parts: string[], scenario: string | undefined): Promise<Material> {
  const [table, ...decks] = await Promise.all([scenario === undefined ? undefined : loadScenario(scenario), ...parts.map(loadDeck)]);
  return { table, deck: decks.flat().filter(isQuestion) };
}
