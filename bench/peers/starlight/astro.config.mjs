import { readFileSync } from "node:fs";
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import mermaid from "astro-mermaid";

const contents = JSON.parse(readFileSync("contents.json", "utf8"));

// Starlight as it comes, with Pagefind, its own search, and the usual integration for Mermaid, which has to stand before it.
export default defineConfig({
  site: "http://localhost",
  telemetry: false,
  integrations: [
    mermaid(),
    starlight({
      title: "The book",
      sidebar: contents.map(({ part }) => ({ label: part, items: [{ autogenerate: { directory: part } }] })),
    }),
  ],
});
