/**
 * A bundler loader that changes nothing: it tells the cache that a chapter's page also depends on its recorded evidence,
 * so that `verify --update` alone refreshes the badges.
 */
module.exports = function evidenceLoader(source) {
  this.addDependency(this.getOptions().recordOf(this.resourcePath));
  return source;
};
