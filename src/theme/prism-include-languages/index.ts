/** The theme would load its highlighter's languages here. Ours runs when the site is built: src/views/code. */
export default function prismIncludeLanguages(): void {}
