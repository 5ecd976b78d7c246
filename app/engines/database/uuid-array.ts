/** Of PostgreSQL's type uuid. */
const UUID_OID = 2950;
const TEXT_LENGTH = 36;
const BYTES = 16;
const [DASH, NO_DIGIT] = [0x2d, 0xff];

/** What each character is worth as a digit of base 16. */
const DIGITS = new Uint8Array(128).fill(NO_DIGIT);
for (const [value, digit] of [..."0123456789abcdef"].entries()) {
  DIGITS[digit.charCodeAt(0)] = value;
  DIGITS[digit.toUpperCase().charCodeAt(0)] = value;
}

/** Writes the id's bytes; false where the text is none in its usual form of 36 characters. */
function writeUuid(bytes: Buffer, at: number, text: string): boolean {
  if (text.length !== TEXT_LENGTH) return false;
  let to = at;
  for (let from = 0; from < TEXT_LENGTH;) {
    if (from === 8 || from === 13 || from === 18 || from === 23) {
      if (text.charCodeAt(from++) !== DASH) return false;
      continue;
    }
    const high = DIGITS[text.charCodeAt(from++)] ?? NO_DIGIT;
    const low = DIGITS[text.charCodeAt(from++)] ?? NO_DIGIT;
    if (high === NO_DIGIT || low === NO_DIGIT) return false;
    bytes[to++] = (high << 4) | low;
  }
  return true;
}

/**
 * Ids and nulls as PostgreSQL sends and takes an array of uuid in binary: reading an id as text costs the server more
 * than looking it up. Null where something else is among them, which the server then refuses in words of its own.
 */
export function uuidArray(values: readonly unknown[]): Buffer | null {
  const bytes = Buffer.allocUnsafe(20 + values.length * (4 + BYTES));
  let at = 12;
  let hasNull = 0;
  if (values.length > 0) {
    at = bytes.writeInt32BE(values.length, at);
    at = bytes.writeInt32BE(1, at); // where its numbering begins
  }
  for (const value of values) {
    if (value === null || value === undefined) {
      hasNull = 1;
      at = bytes.writeInt32BE(-1, at);
    } else {
      at = bytes.writeInt32BE(BYTES, at);
      if (typeof value !== "string" || !writeUuid(bytes, at, value)) return null;
      at += BYTES;
    }
  }
  bytes.writeInt32BE(values.length > 0 ? 1 : 0, 0); // dimensions
  bytes.writeInt32BE(hasNull, 4);
  bytes.writeInt32BE(UUID_OID, 8);
  return bytes.subarray(0, at);
}
