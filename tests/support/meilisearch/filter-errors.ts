/** A piece of the filter's text; positions in code points. */
export type Span = { readonly text: string; readonly start: number };

/** A value or name in a filter: as it is written, and as it is meant. */
export type Token = Span & { readonly value: string };

export type FilterErrorKind =
  | { readonly kind: "expectedValue"; readonly keyword: boolean }
  | { readonly kind: "missingClosing"; readonly sign: string }
  | { readonly kind: "radiusArguments" | "notPair"; readonly count: number }
  | { readonly kind: "reservedGeo"; readonly name: string }
  | { readonly kind: "external"; readonly message: string }
  | {
      readonly kind:
        | "malformedValue"
        | "invalidPrimary"
        | "invalidEscapedNumber"
        | "expectedEof"
        | "incomplete"
        | "radius"
        | "boundingBox"
        | "misusedRadius"
        | "misusedBoundingBox"
        | "inExpectedValue"
        | "inOpeningBracket"
        | "inClosingBracket"
        | "nonFiniteFloat"
        | "depth";
    };

const OPERATIONS =
  "`=`, `!=`, `>=`, `>`, `<=`, `<`, `IN`, `NOT IN`, `TO`, `EXISTS`, `NOT EXISTS`, `IS NULL`, `IS NOT NULL`, `IS EMPTY`, `IS NOT EMPTY`, `CONTAINS`, `NOT CONTAINS`, `STARTS WITH`, `NOT STARTS WITH`, `_geoRadius`, `_geoBoundingBox` or `_geoPolygon`";

const NAMED: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0" };

/** As Rust's `escape_debug` writes a text. */
const escaped = (text: string): string =>
  text.replace(
    /["'\\]|\p{Cc}/gu,
    (sign) => NAMED[sign] ?? (/\p{Cc}/u.test(sign) ? `\\u{${sign.charCodeAt(0).toString(16)}}` : `\\${sign}`),
  );

function wording(error: FilterErrorKind, { text }: Span): string {
  const empty = text.trim() === "";
  const shown = escaped(text);
  switch (error.kind) {
    case "expectedValue":
      if (empty) return "Was expecting a value but instead got nothing.";
      return error.keyword
        ? `Was expecting a value but instead got \`${shown}\`, which is a reserved keyword. To use \`${shown}\` as a field name or a value, surround it by quotes.`
        : `Was expecting a value but instead got \`${shown}\`.`;
    case "inExpectedValue":
      return `Expected only comma-separated field names inside \`IN[..]\` but instead found \`${shown}\`.`;
    case "missingClosing":
      return `Expression \`${shown}\` is missing the following closing delimiter: \`${error.sign}\`.`;
    case "malformedValue":
      return `Malformed value: \`${shown}\`.`;
    case "invalidPrimary":
      return `Was expecting an operation ${OPERATIONS} ${empty ? "but instead got nothing." : `at \`${shown}\`.`}`;
    case "invalidEscapedNumber":
      return `Found an invalid escaped sequence number: \`${shown}\`.`;
    case "expectedEof":
      return `Found unexpected characters at the end of the filter: \`${shown}\`. You probably forgot an \`OR\` or an \`AND\` rule.`;
    case "incomplete":
      return "The filter is incomplete and requires Unknown additional bytes to be parsed.";
    case "radius":
      return "The `_geoRadius` filter must be in the form: `_geoRadius(latitude, longitude, radius, optionalResolution)`.";
    case "radiusArguments":
      return `Was expecting 3 or 4 arguments for \`_geoRadius\`, but instead found ${error.count}.`;
    case "boundingBox":
      return "The `_geoBoundingBox` filter expects two pairs of arguments: `_geoBoundingBox([latitude, longitude], [latitude, longitude])`.";
    case "notPair":
      return `Was expecting 2 coordinates but instead found ${error.count}.`;
    case "reservedGeo":
      return `\`${error.name}\` is a reserved keyword and thus can't be used as a filter expression. Use the \`_geoRadius(latitude, longitude, distance)\` or \`_geoBoundingBox([latitude, longitude], [latitude, longitude])\` built-in rules to filter on \`_geo\` coordinates.`;
    case "misusedRadius":
      return "The `_geoRadius` filter is an operation and can't be used as a value.";
    case "misusedBoundingBox":
      return "The `_geoBoundingBox` filter is an operation and can't be used as a value.";
    case "inOpeningBracket":
      return "Expected `[` after `IN` keyword.";
    case "inClosingBracket":
      return "Expected matching `]` after the list of field names given to `IN[`";
    case "nonFiniteFloat":
      return "Non finite floats are not supported";
    case "depth":
      return "The filter exceeded the maximum depth limit. Try rewriting the filter so that it contains fewer nested conditions.";
    case "external":
      return error.message;
  }
}

/** Why a filter is refused, worded as the real server does: the reason, then where, then the filter. */
export class FilterError extends Error {
  readonly kind: FilterErrorKind;

  constructor(kind: FilterErrorKind, span: Span, filter: string) {
    const before = [...filter].slice(0, span.start).join("");
    const column = [...before.slice(before.lastIndexOf("\n") + 1)].length + 1;
    super(`${wording(kind, span)}\n${column}:${column + [...span.text].length} ${filter}`);
    this.kind = kind;
  }
}
