import { type Complaint, formatComplaint } from "../listings/index.ts";

/** Throws, where there is something to mend: all of it, as authors read it, without the stack of whoever found it. */
export function refuse(complaints: readonly Complaint[]): void {
  if (complaints.length === 0) return;
  const error = new Error(complaints.map(formatComplaint).join("\n\n"));
  error.stack = error.message;
  throw error;
}
