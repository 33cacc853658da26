import { WRITE_GRADES } from "../../questions/write/grade.ts";
import { SelfGrade } from "../SelfGrade.tsx";

export const WriteGrade = () => <SelfGrade {...WRITE_GRADES} />;
