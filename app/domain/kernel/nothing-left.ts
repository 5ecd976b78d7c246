/**
 * Thrown by what reactions ask: the subject of an event is gone, or has moved on. Event and subject are written in one
 * transaction, so it was there once: there is nothing left to do, and nothing that trying again would change.
 */
export class NothingLeft extends Error {
  override readonly name = "NothingLeft";
}
