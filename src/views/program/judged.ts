import { createContext, useContext } from "react";
import type { Test } from "./go/state.ts";

/** Where the results of an exercise's tests go. The exercise around a program listens, where there is one. */
export const JudgedContext = createContext<(tests: Test[]) => void>(() => {});
export const useJudged = (): ((tests: Test[]) => void) => useContext(JudgedContext);

/** Who hears that a listing was run, by its id. */
export const RanContext = createContext<(id: string) => void>(() => {});
