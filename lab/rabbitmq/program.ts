import type { Program } from "../home.ts";

/** For a shell: the folder of the broker and its tools. Those of `/usr/sbin` are run by root and by rabbitmq alone. */
export const SBIN = "$(ls -d /usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin /opt/homebrew/sbin 2>/dev/null | head -1)";

export const RABBITMQ: Program = {
  engine: "RabbitMQ",
  file: "rabbitmq-server",
  packages: ["rabbitmq-server"],
  // The broker's own tool takes seconds to say it; its folder is named after it.
  versionOf: ["/bin/sh", "-c", "ls -d /usr/lib/rabbitmq/lib/rabbitmq_server-* /opt/homebrew/Cellar/rabbitmq/* 2>/dev/null; true"],
  accepts: /\b4\.([3-9]|\d\d)\.\d+\b/,
  wanted: "RabbitMQ 4.3 or newer (rabbitmq-server)",
};
