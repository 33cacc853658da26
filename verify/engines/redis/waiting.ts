import { RESUMES, type TranscriptStep } from "../../../src/listings/index.ts";

/**
 * Whether its reply is waited for, however long that takes: WAIT and WAITAOF hold the client back for a moment or not at all, as it happens, and
 * are shown as waiting where what comes of it is shown.
 * @param later the steps after it
 */
export const endsByItself = (step: TranscriptStep, later: TranscriptStep[]): boolean => {
  if (step.kind !== "command" || !/^wait(aof)?\b/i.test(step.command)) return false;
  const next = later.find((other) => other.kind === "command" && other.client === step.client);
  return next?.kind !== "command" || next.command !== RESUMES;
};

/** Whether it counts or ends the server's clients, and so may see those that only look on. The server never holds such a command back. */
export const seesClients = (command: string): boolean => /^(?:client\s+(?:kill|list|info)|info)\b/i.test(command);
