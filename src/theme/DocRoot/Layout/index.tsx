import type { ReactNode } from "react";

/** A page of a part. What stands around it is the bar's and the page's own. */
export default function DocRootLayout({ children }: { children: ReactNode }) {
  return <main>{children}</main>;
}
