import type { ReactNode } from "react";
import styles from "./styles.module.css";

type Props = {
  title: string;
  /** The drawing. Without it, `children` draw themselves in the browser, in the place that is kept for them. */
  svg?: string;
  children?: ReactNode;
};

/** A diagram at a size that can be read. Where it is wider than the page, it scrolls in a frame of its own, by touch, wheel or keys. */
export function Diagram({ title, svg, children }: Props) {
  const frame = { className: svg ? styles.frame : styles.later, role: "region", "aria-label": `Diagram: ${title}`, tabIndex: 0 };
  if (!svg) return <div {...frame}>{children}</div>;
  // The SVG was made from the chapter when the site was built: no reader's text is in it.
  // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
  return <div {...frame} dangerouslySetInnerHTML={{ __html: svg }} />;
}
