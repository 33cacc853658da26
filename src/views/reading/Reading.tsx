import { DEPTHS, type Depth } from "../../questions/depth.ts";
import type { ProofKind } from "../../questions/proof.ts";
import styles from "./styles.module.css";

/** Minutes at each depth; how many proof marks there are. */
type Props = { minutes: Record<Depth, number>; proofs: Record<ProofKind, number> };

const NAMES: Record<Depth, string> = { tonight: "Tonight", core: "Core", all: "All" };

/**
 * What stands in a chapter's head: how long it takes at each depth, a switch of how much is shown, and what its claims rest on. The switch is
 * served by the script in the page's head (src/client/reading.ts), and is not shown where scripts are off: then all is.
 */
export function Reading({ minutes, proofs }: Props) {
  return (
    <div className={styles.reading} data-pagefind-ignore="">
      <fieldset className={styles.switch} data-reading="">
        <legend className="unseen">How much of this chapter is shown</legend>
        {DEPTHS.map((depth) => (
          <label key={depth}>
            <input type="radio" name="reading" value={depth} defaultChecked={depth === "all"} />
            <span>
              {NAMES[depth]} <small>{minutes[depth]} min</small>
            </span>
          </label>
        ))}
      </fieldset>
      <p role="status" />
      <p>
        Claims with a mark: {proofs.run} proven by a run, {proofs.source} cited, {proofs.judgement} judgement.
      </p>
    </div>
  );
}
