import { describeContracts, HOLDS, ofTheLab } from "./contracts.ts";

describeContracts(HOLDS.filter(ofTheLab));
