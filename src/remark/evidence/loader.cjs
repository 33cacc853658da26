const { relative, sep } = require("node:path");

/**
 * A bundler loader that changes nothing: it tells the cache that a chapter's page also depends on its recorded evidence,
 * so that `verify --update` alone refreshes the badges.
 */
module.exports = function evidenceLoader(source) {
  const { root } = this.getOptions();
  const chapter = relative(root, this.resourcePath).split(sep).join("/");
  const record = chapter.replace(/^docs\//, "recorded/").replace(/\.md$/, ".json");
  this.addDependency(`${root}/${record}`);
  return source;
};
