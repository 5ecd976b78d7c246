import { createHmac, randomUUID } from "node:crypto";
import { listOf, missingField, objectOf, orNull, text, wordOf } from "./checks.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { NotImitated, Refusal } from "./refusal.ts";

type Key = {
  readonly name: string | null;
  readonly description: string | null;
  readonly key: string;
  readonly uid: string;
  readonly actions: readonly string[];
  readonly indexes: readonly string[];
  readonly expiresAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
};
/** What a request may do: which indexes, and which filter a token adds to searches of each. */
export type Permit = {
  readonly indexes: readonly string[] | null;
  ruleFor(uid: string): Json | null;
};

const SCOPED =
  "* search documents.* documents.add documents.get documents.delete indexes.* indexes.create indexes.get indexes.update indexes.delete indexes.swap tasks.* tasks.cancel tasks.delete tasks.get settings.* settings.get settings.update stats.* stats.get chatCompletions *.get indexes.compact fields.post".split(
    " ",
  );
const GLOBAL =
  "metrics.* metrics.get dumps.* dumps.create snapshots.* snapshots.create version keys.create keys.get keys.update keys.delete experimental.get experimental.update export network.get network.update tasks.compact".split(
    " ",
  );
const DEFAULTS: readonly Pick<Key, "name" | "description" | "actions">[] = [
  { name: "Default Search API Key", description: "Use it to search from the frontend", actions: ["search"] },
  {
    name: "Default Admin API Key",
    description:
      "Use it for anything that is not a search operation. Caution! Do not expose it on a public frontend",
    actions: ["*"],
  },
  {
    name: "Default Read-Only Admin API Key",
    description:
      "Use it to read information across the whole database. Caution! Do not expose this key on a public frontend",
    actions: ["*.get", "keys.get"],
  },
  {
    name: "Default Chat API Key",
    description: "Use it to chat and search from the frontend",
    actions: ["chatCompletions", "search"],
  },
];

const matches = (patterns: readonly string[], uid: string): boolean =>
  patterns.some((pattern) =>
    pattern.endsWith("*") ? uid.startsWith(pattern.slice(0, -1)) : pattern === uid,
  );
const listed = (names: readonly string[]): string =>
  `[${names.map((name) => JSON.stringify(name)).join(", ")}]`;
const everything: Permit = { indexes: null, ruleFor: () => null };
const invalid = (message = "The provided API key is invalid."): Refusal =>
  new Refusal("invalid_api_key", message);

/** Keys of one server. Without a master key everything is allowed, except what is about keys. */
export class Keys {
  private readonly keys = new Map<string, Key>();
  private readonly masterKey: string | null;

  constructor(masterKey: string | null) {
    this.masterKey = masterKey;
    for (const key of DEFAULTS) this.add({ ...key, indexes: ["*"], expiresAt: null, uid: randomUUID() });
  }

  private add(key: Omit<Key, "key" | "createdAt" | "updatedAt">): Key {
    const now = new Date().toISOString();
    const secret = createHmac("sha256", this.masterKey ?? "")
      .update(key.uid)
      .digest("hex");
    const { name, description, uid, actions, indexes, expiresAt } = key;
    const made = {
      name,
      description,
      key: secret,
      uid,
      actions,
      indexes,
      expiresAt,
      createdAt: now,
      updatedAt: now,
    };
    this.keys.set(uid, made);
    return made;
  }

  list(): JsonObject {
    const results = [...this.keys.values()];
    return { results: results.slice(0, 20), offset: 0, limit: 20, total: results.length };
  }

  create(body: Json): JsonObject {
    const { description, name, uid, actions, indexes, expiresAt } = objectOf<{
      description?: string | null;
      name?: string | null;
      uid?: string;
      actions: readonly string[];
      indexes: readonly string[];
      expiresAt: string | null;
    }>({
      description: { check: orNull(text), code: "invalid_api_key_description" },
      name: { check: orNull(text), code: "invalid_api_key_name" },
      uid: { check: text, code: "invalid_api_key_uid" },
      actions: { check: listOf(wordOf([...SCOPED, ...GLOBAL])), code: "invalid_api_key_actions" },
      indexes: { check: listOf(text), code: "invalid_api_key_indexes" },
      expiresAt: { check: orNull(text), code: "invalid_api_key_expires_at" },
    })(body, "", "bad_request");
    if (!actions) return missingField("actions", "", "missing_api_key_actions");
    if (!indexes) return missingField("indexes", "", "missing_api_key_indexes");
    if (expiresAt === undefined) return missingField("expiresAt", "", "missing_api_key_expires_at");
    const tooWide = indexes.includes("*") ? undefined : actions.find((action) => GLOBAL.includes(action));
    if (tooWide !== undefined)
      throw new Refusal(
        "index_scoped_api_key_with_global_action",
        `cannot create index-scoped API key with global action \`"${tooWide}"\`\n  - Hint: remove action \`"${tooWide}"\` from the action list, or remove \`indexes\` to make the key global`,
      );
    return this.add({
      ...{ name: name ?? null, description: description ?? null },
      ...{ uid: uid ?? randomUUID(), actions, indexes, expiresAt },
    });
  }

  remove(uid: string): void {
    if (!this.keys.delete(uid)) throw new Refusal("api_key_not_found", `API key \`${uid}\` not found.`);
  }

  /** Whether a request with this header may do it; `uid` is the index in its path. */
  permit(header: string | undefined, action: string, uid: string | null): Permit {
    if (this.masterKey === null) {
      if (action.startsWith("keys.")) throw new NotImitated("keys of a server without a master key");
      return everything;
    }
    if (header === undefined)
      throw new Refusal(
        "missing_authorization_header",
        "The Authorization header is missing. It must use the bearer authorization method.",
      );
    const secret = header.replace(/^Bearer /, "");
    if (secret === this.masterKey) return everything;
    const token = action === "search" ? this.token(secret) : null;
    const key = token?.key ?? [...this.keys.values()].find((each) => each.key === secret);
    if (!key || (key.expiresAt !== null && Date.parse(key.expiresAt) <= Date.now())) throw invalid();
    if (uid !== null) {
      if (token && !matches(Object.keys(token.rules), uid))
        throw invalid(
          `The provided tenant token cannot acces the index \`${uid}\`, allowed indexes are ${listed(Object.keys(token.rules))}.`,
        );
      if (!matches(key.indexes, uid))
        throw invalid(
          token
            ? `The API key used to generate this tenant token cannot acces the index \`${uid}\`.`
            : `The API key cannot acces the index \`${uid}\`, authorized indexes are ${listed(key.indexes)}.`,
        );
    }
    const [group = ""] = action.split(".");
    const read = action.endsWith(".get") && !GLOBAL.includes(action) ? ["*.get"] : [];
    const enough = ["*", action, `${group}.*`, ...read];
    if (!key.actions.some((allowed) => enough.includes(allowed))) throw invalid();
    return {
      indexes: key.indexes.includes("*") ? null : key.indexes,
      ruleFor(index) {
        const rule = Object.entries(token?.rules ?? {}).find(([pattern]) => matches([pattern], index))?.[1];
        return isObject(rule) ? (rule["filter"] ?? null) : null;
      },
    };
  }

  private token(secret: string): { readonly key: Key; readonly rules: JsonObject } | null {
    const [head, claims, signature, more] = secret.split(".");
    if (head === undefined || claims === undefined || signature === undefined || more !== undefined)
      return null;
    const read = JSON.parse(Buffer.from(claims, "base64url").toString()) as {
      apiKeyUid?: string;
      searchRules?: Json;
      exp?: number;
    };
    const key = this.keys.get(read.apiKeyUid ?? "");
    if (!key) return null;
    const sound = createHmac("sha256", key.key).update(`${head}.${claims}`).digest("base64url");
    if (signature !== sound) throw invalid("Could not decode tenant token, InvalidSignature.");
    const now = Math.floor(Date.now() / 1_000);
    if (read.exp !== undefined && now > read.exp)
      throw invalid(`Tenant token expired. Was valid up to \`${read.exp}\` and we're now \`${now}\`.`);
    if (!isObject(read.searchRules)) throw new NotImitated("a token whose rules are a list");
    return { key, rules: read.searchRules };
  }
}

/** Whether a key that is limited to indexes may see one of these. */
export const maySee = ({ indexes }: Permit, uids: readonly string[]): boolean =>
  indexes === null || (uids.length > 0 && uids.every((uid) => matches(indexes, uid)));
