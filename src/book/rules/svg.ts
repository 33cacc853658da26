import type { Finding } from "../../listings/index.ts";

const SHAPES = "circle ellipse g line path polygon polyline rect svg text tspan title desc defs symbol use marker mask pattern clipPath";
const PAINT = "linearGradient radialGradient stop style";
const ELEMENTS = `${SHAPES} ${PAINT}`.split(" ");

/** A tag with attributes in quotes, a comment, the declaration; or whatever else a `<` begins. */
const PIECE = /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>|(<!--[\s\S]*?-->|<\?xml [^<>]*\?>)|<[^<>]*>?/g;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * A drawing that a browser executes nothing of, and that asks for nothing: opened by itself, an SVG is a document of the site's own origin.
 * Elements and attributes are those that are known to be harmless; what is not understood is refused.
 */
export function judgeSvg(source: string): Finding[] {
  return [...source.matchAll(PIECE)].flatMap((match) => {
    const [piece, , name, attributes = "", harmless] = match;
    const line = source.slice(0, match.index).split("\n").length;
    const told = (found: string, allowed: string): Finding[] => [{ line, column: 1, found, allowed }];
    if (harmless) return [];
    if (!name || !ELEMENTS.includes(name)) return told(piece.slice(0, 60), `a drawing of ${ELEMENTS.join(" ")}`);
    const fault = [...attributes.matchAll(ATTRIBUTE)].find(([, key = "", double, single]) => isHarmful(key, double ?? single ?? ""));
    if (fault) return told(`${fault[0].slice(0, 60)} in <${name}>`, "no handlers; links and url() to #id of the drawing alone");
    return name === "style" && reachesOut(styleFrom(source, match.index))
      ? told("a style that asks for a file", "rules without url() and @import")
      : [];
  });
}

const isHarmful = (key: string, value: string): boolean =>
  /^on/i.test(key) || (/(?:^|:)(?:href|base)$/i.test(key) && !value.startsWith("#")) || reachesOut(value.replaceAll(/url\(#[\w-]+\)/g, ""));

/** An escape or an entity may spell what is looked for. */
const reachesOut = (text: string): boolean => /url\s*\(|@import|javascript:|\\|&#/i.test(text);

const styleFrom = (source: string, at: number): string => source.slice(at, source.indexOf("</style", at));
