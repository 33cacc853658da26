import useBaseUrl from "@docusaurus/useBaseUrl";

/** Turns addresses below the site's base URL into those that links have. */
export function useAddress(): (url: string) => string {
  const base = useBaseUrl("/");
  return (url) => base + url.slice(1);
}
