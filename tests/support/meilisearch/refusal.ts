import type { Json } from "./json.ts";

/** Codes whose HTTP status is not 400. */
const STATUS: Readonly<Record<string, number>> = {
  index_not_found: 404,
  document_not_found: 404,
  task_not_found: 404,
  api_key_not_found: 404,
  missing_authorization_header: 401,
  invalid_api_key: 403,
  missing_content_type: 415,
  invalid_content_type: 415,
  payload_too_large: 413,
  internal: 500,
};
const TYPE: Readonly<Record<string, string>> = {
  missing_authorization_header: "auth",
  invalid_api_key: "auth",
  internal: "internal",
};

export type ErrorBody = {
  readonly message: string;
  readonly code: string;
  readonly type: string;
  readonly link: string;
};

/** What the server answers instead of doing what it was asked; the same body is the error of a failed task. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = STATUS[code] ?? 400) {
    super(message);
    this.code = code;
    this.status = status;
  }

  get body(): ErrorBody {
    return {
      message: this.message,
      code: this.code,
      type: TYPE[this.code] ?? "invalid_request",
      link: `https://docs.meilisearch.com/errors#${this.code}`,
    };
  }

  /** The same refusal with words before its message. */
  within(before: string, status = this.status): Refusal {
    return new Refusal(this.code, before + this.message, status);
  }
}

/** Asked for something that the real server has and the stand-in has not: never answered by chance. */
export class NotImitated extends Error {
  constructor(what: string) {
    super(`The stand-in for Meilisearch does not imitate this: ${what}`);
  }

  get body(): { readonly [key: string]: Json } {
    return { message: this.message, code: "not_imitated", type: "stand_in", link: "" };
  }
}

export const indexNotFound = (uid: string): Refusal =>
  new Refusal("index_not_found", `Index \`${uid}\` not found.`);
