import { buildFixture } from "../tests/browser/fixture.ts";
buildFixture();
