/** What one writer is to do; handed over in the environment. */
export type Assignment = {
  readonly kind: "use cases" | "browsers";
  /** Of this writer; no two have the same. */
  readonly number: number;
  readonly seed: number;
  /** Acts under way at once. */
  readonly lanes: number;
  readonly stageFile: string;
  readonly ledgerFile: string;
  /** Address of the web server, for browsers. */
  readonly origin: string;
  /** False: events go to the queue after the commit, without the outbox; a run that must fail. */
  readonly outbox: boolean;
};

const VARIABLE = "MASAR_CHAOS_WRITER";

export const handOver = (assignment: Assignment): Readonly<Record<string, string>> => ({
  [VARIABLE]: JSON.stringify(assignment),
});

export const takeOver = (): Assignment => JSON.parse(process.env[VARIABLE] ?? "") as Assignment;
