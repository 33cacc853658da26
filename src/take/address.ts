/** Where a question has a page of its own, below the site's base URL. Ids are unique in the book and never go away, whatever chapter has them. */
export const questionUrl = (id: string): string => `/q/${id}/`;
