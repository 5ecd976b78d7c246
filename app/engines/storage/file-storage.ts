/** Files by key (`imports/<id>.csv`); a folder by default. Keys hold identifiers only. */
export interface FileStorage {
  /** Pieces of text are written as they come, so that a long file is never held whole. */
  write(key: string, content: Uint8Array | string | AsyncIterable<string>): Promise<void>;
  /** Null when there is none. */
  read(key: string): Promise<Uint8Array | null>;
  /** Path on this machine where the file can be found, for people. */
  locate(key: string): string;
}
