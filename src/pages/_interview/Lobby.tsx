import { partName } from "../../book/parts.ts";
import { INTERVIEW } from "../../interview/scenario.ts";
import { type Settings, writeSettings } from "../../interview/settings.ts";
import { Copy } from "../../views/code/Copy.tsx";
import { useAddress } from "./address.ts";
import type { Turn } from "./kept.ts";
import styles from "./styles.module.css";

type Props = { settings: Settings; title: string | undefined; turns: Turn[]; onBegin(from: Turn[]): void };

/** In front of the door: what will be asked, by which address others are asked the same, and who does what. Nothing runs yet. */
export function Lobby({ settings, title, turns, onBegin }: Props) {
  const { minutes, parts, level, seed, role } = settings;
  const addressOf = useAddress();
  const other = location.origin + addressOf(INTERVIEW + writeSettings({ ...settings, role: role === "candidate" ? "partner" : role }));
  return (
    <>
      <p>
        {minutes} minutes, {parts.map(partName).join(", ")}, from {level} on, seed <code>{seed}</code>
        {title !== undefined && <>; it opens with “{title}”</>}.
      </p>
      {role === "candidate" && (
        <p>
          Your partner opens the address below, where the rubric is, and begins together with you. Nothing is sent between the two screens:
          he calls the numbers of the points that you named, you tick them, and both of you go on to the same question. At one screen, he
          opens the points there.
        </p>
      )}
      {role === "partner" && (
        <p>
          You grade: you see what is expected. Nothing is sent between the two screens: tick what is named and call its numbers, so that the
          candidate ticks the same and both of you go on to the same question.
        </p>
      )}
      <p className={styles.address}>
        {role === "candidate" ? "For the partner: " : "The same interview for somebody else: "}
        <a href={other}>{other}</a>
      </p>
      <div className={styles.buttons}>
        {turns.length > 0 && (
          <button type="button" className="action action--main" onClick={() => onBegin(turns)}>
            Go on behind question {turns.length}
          </button>
        )}
        <button type="button" className={turns.length > 0 ? "action" : "action action--main"} onClick={() => onBegin([])}>
          {turns.length > 0 ? "Begin anew" : "Begin"}
        </button>
        <Copy code={other} className="action" words="Copy the address" />
      </div>
    </>
  );
}
