import type { Question } from "../../../src/interview/ladder.ts";
import type { Level } from "../../../src/questions/levels.ts";

type Shape = { part?: string; chapter?: string; level?: Level; points?: (string | { proof?: string; section?: string })[] };

/** A question of a made-up deck. A point is the listing that shows it, `#l-a` in its own chapter, or a listing and a section. */
export function question(id: string, { part = "go", chapter = "one", level = "Senior", points = ["#l-x", "#l-y"] }: Shape = {}): Question {
  const url = `/${part}/${chapter}/`;
  const whole = (place: string) => (place.startsWith("#") ? url + place : place);
  return {
    ...{ id, hash: "00000000", part, chapter: { url, title: `${part} ${chapter}` }, title: `What of <code>${id}</code>?` },
    ...{ kind: "Question", level, answer: "", followUp: "", redFlag: "" },
    points: points.map((point, index) => {
      const { proof, section = undefined } = typeof point === "string" ? { proof: point } : point;
      return {
        html: `point ${index} of ${id}`,
        proofs: proof ? [whole(proof)] : [],
        sections: section ? [whole(section)] : [],
      };
    }),
  };
}
