import { makePlan, type Plan } from "../../../verify/plan.ts";
import { executePlan, type Report } from "../../../verify/verify.ts";

/** Executes a whole book on the real engines. */
export async function verifyBook(root: string): Promise<Report & { plan: Plan }> {
  const plan = makePlan(root, { targets: [], only: undefined });
  return { plan, ...(await executePlan(plan, { ci: true, repeat: 1 }, () => {})) };
}
