import { ColorModeProvider, PluginHtmlClassNameProvider } from "@docusaurus/theme-common/internal";
import type { ReactNode } from "react";

/** What the theme's parts ask for of those that are here: no bar of announcements, no menu within React, one version of the book. */
export default function LayoutProvider({ children }: { children: ReactNode }) {
  return (
    <ColorModeProvider>
      <PluginHtmlClassNameProvider>{children}</PluginHtmlClassNameProvider>
    </ColorModeProvider>
  );
}
