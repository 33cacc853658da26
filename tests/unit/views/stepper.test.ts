import { expect, test } from "vitest";
import { extractChapter } from "../listings/chapter.ts";
