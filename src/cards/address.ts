/** Where the cards stand in the built site. */
export const ANKI = "anki/questions.txt";
