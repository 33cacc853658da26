/**
 * A bundler loader that changes nothing: it tells the cache which files a page depends on besides its own, such as recorded evidence,
 * so that `verify --update` alone refreshes the badges.
 */
module.exports = function evidenceLoader(source) {
  for (const file of this.getOptions().neededBy(this.resourcePath)) this.addDependency(file);
  return source;
};
