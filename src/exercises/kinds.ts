import type { FunctionComponent } from "react";
import type { KINDS } from "../questions/kinds.ts";
import { BugAnswer } from "./bug/index.tsx";
import { Option, Options, OptionText, OptionWhy } from "./choose/index.tsx";
import { DecideGrade } from "./decide/index.tsx";
import { Solution, Step, Steps } from "./order/index.tsx";
import { Prediction } from "./predict/index.tsx";
import { WriteGrade } from "./write/index.tsx";

type Kinds = typeof KINDS;

/** The views of each kind of exercise, by the names that its components have in src/questions. None can be forgotten. */
export const VIEWS = {
  Predict: { Prediction },
  Choose: { Options, Option, OptionText, OptionWhy },
  "Spot the bug": { BugAnswer },
  Write: { WriteGrade },
  Order: { Steps, Step, Solution },
  Decide: { DecideGrade },
} satisfies { [Kind in keyof Kinds]: Record<Kinds[Kind]["components"][number], FunctionComponent<never>> };
