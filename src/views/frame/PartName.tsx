/** The text of a link to a part. Out of its place, "Go" says nothing of where it leads (WCAG 2.4.9). */
export function PartName({ name }: { name: string }) {
  return (
    <>
      {name}
      <span className="unseen"> chapters</span>
    </>
  );
}
