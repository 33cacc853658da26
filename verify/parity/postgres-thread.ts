import { serve } from "../../src/engines/postgres/serve.ts";
import { serveThread } from "./thread.ts";

serveThread((post, fetch) => serve(post, fetch)); // the lexer finds its own file here
