import { Transform } from "node:stream";

const NULL_BYTE = 0;

/**
 * Takes null bytes out of a page. React leaves some where a letter of several bytes does not fit into the rest of its
 * buffer, which in Arabic is every few pages: browsers drop them in text, but show a broken sign in an attribute.
 * No page of ours means one.
 */
export const withoutNullBytes = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      done(null, bytes.includes(NULL_BYTE) ? bytes.filter((byte) => byte !== NULL_BYTE) : bytes);
    },
  });
