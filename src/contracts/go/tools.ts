/** What the harness and the page have to do alike with Go's tools. It imports nothing, since the page loads it with its compiler. */

/** What escape analysis has to say, and what spares it an unknown callee; `-m` tells of inlining and more as well. */
const ESCAPE_ANALYSIS = /escapes to heap|moved to heap|does not escape|leaking param|devirtualizing/;

/** Whether a message of the compiler's is one of escape analysis. */
export const isOfEscapeAnalysis = (message: string): boolean => ESCAPE_ANALYSIS.test(message);

/** Whether a message of the compiler's says that a value escapes. */
export const saysEscape = (message: string): boolean => /escapes to heap|moved to heap/.test(message);

/**
 * The files of a package that is tested: tests alone, or the code of an exercise with its tests.
 * @returns code by file name
 */
export const testedPackage = (tests: string, code?: string): Record<string, string> =>
  code === undefined ? { "code_test.go": tests } : { "code.go": code, "code_test.go": tests };
