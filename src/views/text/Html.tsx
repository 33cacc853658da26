type Props = { of: string; as?: "div" | "span"; className?: string | undefined };

/** HTML of the deck, which was made of the book's own Markdown when the site was built: nothing that a reader typed is in it. */
export const Html = ({ of, as: Tag = "span", className }: Props) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: see above.
  <Tag className={className} dangerouslySetInnerHTML={{ __html: of }} />
);
