import { serve } from "../../src/engines/go/serve.ts";
import { serveThread } from "./thread.ts";

serveThread(serve);
