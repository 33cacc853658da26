import type { Action } from "./engine.ts";
import { linkTo } from "./link.ts";
import styles from "./styles.module.css";

type Props = {
  id: string;
  kind: string;
  text: string;
  busy: boolean;
  changed: boolean;
  editing: boolean;
  plain: boolean;
  onStop(): void;
  onAction(action: Action): void;
  onReset(): void;
  onPlain(plain: boolean): void;
  onSaid(words: string): void;
};

/** What can be done with a program besides running it. Buttons keep their places, so that nothing moves below a finger. */
export function Tools({ id, kind, text, busy, changed, editing, plain, onStop, onAction, onReset, onPlain, onSaid }: Props) {
  const link = async () => {
    const copied = await linkTo(id, text)
      .then((url) => navigator.clipboard.writeText(url))
      .then(
        () => true,
        () => false,
      );
    onSaid(copied ? "A link to this program is copied." : "The browser does not allow to copy a link here.");
  };
  return (
    <div className={styles.tools}>
      <button type="button" className="action" disabled={!busy} onClick={onStop}>
        Stop
      </button>
      <button type="button" className="action" disabled={!changed || busy} onClick={onReset}>
        Reset
      </button>
      <button type="button" className="action" disabled={busy} onClick={() => onAction("format")}>
        Format
      </button>
      {kind !== "test" && kind !== "vet" && (
        <button type="button" className="action" disabled={busy} onClick={() => onAction("vet")}>
          Vet
        </button>
      )}
      {kind === "run" && (
        <button type="button" className="action" disabled={busy} onClick={() => onAction("escape")}>
          What escapes?
        </button>
      )}
      <button type="button" className="action" disabled={!changed} onClick={link}>
        Copy a link
      </button>
      {editing && (
        <label className={styles.choice}>
          <input type="checkbox" checked={plain} onChange={({ target }) => onPlain(target.checked)} />
          Plain editor
        </label>
      )}
    </div>
  );
}
