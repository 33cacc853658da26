/** Threads and processes of one program: what stops a fork bomb before the machine does. */
const TASKS = 512;

/**
 * Of `sh`, with a folder and a command after it. The options of shells differ: dash has -p for what others call -u. A program that asks for more
 * memory than there is gets no limit (Go and its race detector reserve terabytes), but is what the kernel ends first.
 */
const SCRIPT = `cd "$1" && shift || exit 126
{ ulimit -u ${TASKS} || ulimit -p ${TASKS}; ulimit -c 0; echo 1000 >/proc/self/oom_score_adj; } 2>/dev/null
unset OLDPWD
exec "$@"`;

/** Before a folder and a command: limits, and the folder to run in. */
export const LIMITED = ["/bin/sh", "-c", SCRIPT, "sh"];
