/** Shows a reader's progress beside the links that lead to what was practised. Stands in the page's head; all else is fetched, where there is any. */

/** Where src/client/marked.ts is, as the build has made it; what the progress is kept under. */
declare const MARKED: string;
declare const MARKS_KEY: string;

const marked: string = MARKED;

function isKept(): boolean {
  try {
    return localStorage.getItem(MARKS_KEY) !== null;
  } catch {
    return false; // blocked
  }
}

// Where it does not arrive, the page is as it was served.
if (isKept()) import(marked).catch(() => {});

export {};
