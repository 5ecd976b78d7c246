import type { TestAccount } from "./accounts.ts";

/** Someone at a browser without scripts: keeps cookies, follows nothing by itself. */
export class Visitor {
  readonly #cookies = new Map<string, string>();

  constructor(
    readonly origin: string,
    account?: Pick<TestAccount, "token">,
  ) {
    if (account) this.#cookies.set("session", account.token);
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  async request(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has("cookie"))
      headers.set("cookie", [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await fetch(new URL(address, this.origin), { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      if (/max-age=0/i.test(line)) this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  get(address: string): Promise<Response> {
    return this.request(address);
  }

  /** Text of a page that must be there. */
  async page(address: string): Promise<string> {
    const response = await this.get(address);
    const text = await response.text();
    if (response.status !== 200)
      throw new Error(`${address} answered ${response.status}: ${text.slice(0, 300)}`);
    return text;
  }

  /** Sends a form as our own page would. */
  post(address: string, fields: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.request(address, {
      method: "POST",
      headers: { origin: this.origin },
      body: new URLSearchParams(fields),
    });
  }
}
