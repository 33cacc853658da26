import type { CSSProperties, ReactNode } from "react";
import styles from "./styles.module.css";

type Props = {
  title: string;
  /** The drawing. Without it, `children` draw themselves in the browser, in the place that is kept for them. */
  svg?: string;
  /** Its width at full size, as in `419px`. */
  width?: string;
  children?: ReactNode;
};

/** A diagram at a size that can be read. Where that is wider than the page, it scrolls in a frame of its own, by touch, wheel or keys. */
export function Diagram({ title, svg, width, children }: Props) {
  const frame = { className: svg ? styles.frame : styles.later, role: "region", "aria-label": `Diagram: ${title}`, tabIndex: 0 };
  if (!svg) return <div {...frame}>{children}</div>;
  // The SVG was made from the chapter when the site was built: no reader's text is in it.
  // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
  return <div {...frame} style={{ "--wide": width } as CSSProperties} dangerouslySetInnerHTML={{ __html: svg }} />;
}
