/** What a word of code counts, of one in prose: code says the same words again and again. In the index, and in the ranking of what it finds. */
export const CODE_WEIGHT = 0.3;
