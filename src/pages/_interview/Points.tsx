import type { Question } from "../../interview/ladder.ts";
import { rubricScore } from "../../questions/self.ts";
import { Html } from "../../views/text/index.tsx";
import styles from "./styles.module.css";

type Props = { card: Question; ticked: readonly number[]; onTick(index: number): void; areShown: boolean };

/** The points of a rubric, to tick; for a candidate whose partner calls them, by their numbers alone. */
export function Points({ card: { points }, ticked, onTick, areShown }: Props) {
  return (
    <fieldset className={styles.points}>
      <legend>{areShown ? "A strong answer mentions" : "Tick the numbers that your partner calls"}</legend>
      <ol>
        {points.map(({ html }, index) => (
          <li key={html}>
            <label>
              <input type="checkbox" checked={ticked.includes(index)} onChange={() => onTick(index)} />
              {areShown ? (
                <span>
                  {index + 1}. <Html of={html} />
                </span>
              ) : (
                <span>Point {index + 1}</span>
              )}
            </label>
          </li>
        ))}
      </ol>
      <p role="status">{rubricScore(ticked.length, points.length)}</p>
    </fieldset>
  );
}
