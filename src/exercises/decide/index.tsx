import { DECIDE_GRADES } from "../../questions/decide/grade.ts";
import { SelfGrade } from "../SelfGrade.tsx";

export const DecideGrade = () => <SelfGrade {...DECIDE_GRADES} />;
