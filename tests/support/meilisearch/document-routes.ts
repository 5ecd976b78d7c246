import { anything, count, listOf, missingField, objectOf, orNull, text, type Check } from "./checks.ts";
import { readDocuments } from "./document-rules.ts";
import { evaluateFilter, readFilter } from "./filter-evaluation.ts";
import type { IndexStore } from "./index-store.ts";
import { isList, type Json, type JsonObject } from "./json.ts";
import { NotImitated, Refusal } from "./refusal.ts";
import type { Work } from "./tasks.ts";

/** A task to be made, with what the server tells of it before it is done. */
export type Order = { readonly work: Work; readonly details: JsonObject };

export function addDocuments(
  body: string,
  contentType: string | undefined,
  params: URLSearchParams,
  update: boolean,
): Order {
  for (const name of params.keys())
    if (name !== "primaryKey") throw new NotImitated(`the parameter ${name} of documents`);
  const documents = readDocuments(body, contentType);
  return {
    work: { type: "documentAdditionOrUpdate", documents, primaryKey: params.get("primaryKey"), update },
    details: { receivedDocuments: documents.length, indexedDocuments: null },
  };
}

export const removeIds = (ids: readonly string[]): Order => ({
  work: { type: "documentDeletion", ids },
  details: { providedIds: ids.length, deletedDocuments: null, originalFilter: null },
});

export function removeListed(body: Json): Order {
  if (!isList(body)) throw new NotImitated("a batch of ids that is no list");
  return removeIds(
    body.map((id) => {
      if (typeof id !== "string" && typeof id !== "number") throw new NotImitated("an id that is no text");
      return String(id);
    }),
  );
}

export function removeWhere(body: Json): Order {
  const { filter } = objectOf<{ filter: Json }>({ filter: { check: anything } })(body, "", "bad_request");
  if (filter === undefined) return missingField("filter", "", "missing_document_filter");
  const read = readFilter(filter, "invalid_document_filter");
  if (!read) throw new Refusal("invalid_document_filter", "Sending an empty filter is forbidden.");
  return {
    work: {
      type: "documentDeletion",
      filter: read,
      ...(typeof filter === "string" ? { asGiven: filter } : {}),
    },
    details: { providedIds: 0, deletedDocuments: null, originalFilter: JSON.stringify(filter) },
  };
}

type Browse = {
  readonly offset?: number;
  readonly limit?: number;
  readonly fields?: readonly string[] | null;
  readonly ids?: readonly string[] | null;
  readonly filter?: Json;
};
const absent: Check<null> = (value) => {
  if (value !== null && value !== false) throw new NotImitated("this parameter of documents/fetch");
  return null;
};
const browse = objectOf<Browse & { retrieveVectors?: null; sort?: null; useNetwork?: null }>({
  offset: { check: count, code: "invalid_document_offset" },
  limit: { check: count, code: "invalid_document_limit" },
  fields: { check: orNull(listOf(text)), code: "invalid_document_fields" },
  retrieveVectors: { check: absent },
  ids: { check: orNull(listOf(text)), code: "invalid_document_ids" },
  filter: { check: anything },
  sort: { check: absent },
  useNetwork: { check: absent },
});

export const fetchDocuments = (index: IndexStore, body: Json): JsonObject =>
  browsed(index, browse(body, "", "bad_request"));

export function listDocuments(index: IndexStore, params: URLSearchParams): JsonObject {
  const given: Record<string, Json> = {};
  for (const [name, value] of params) {
    if (name === "offset" || name === "limit") {
      if (!/^\d+$/.test(value)) throw new NotImitated(`documents with ${name}=${value}`);
      given[name] = Number(value);
    } else if (name === "fields") given[name] = value.split(",");
    else if (name === "filter") given[name] = value;
    else throw new NotImitated(`the parameter ${name} of documents`);
  }
  return fetchDocuments(index, given);
}

function browsed(
  index: IndexStore,
  { offset = 0, limit = 20, fields, ids, filter }: Partial<Browse>,
): JsonObject {
  const read = filter === undefined || filter === null ? null : readFilter(filter, "invalid_document_filter");
  let kept: ReadonlySet<number> | null = null;
  try {
    kept = read && evaluateFilter(index, read, typeof filter === "string" ? filter : undefined);
  } catch (error) {
    // Here, unlike in a search, the server does not name the index.
    throw error instanceof Refusal && !error.message.startsWith("Filter operator")
      ? new Refusal("invalid_document_filter", error.message)
      : error;
  }
  const found = [...index.all].filter(
    ([number, { id }]) => (kept?.has(number) ?? true) && (ids?.includes(id) ?? true),
  );
  const open = !fields || fields.includes("*");
  const results = found
    .slice(offset, offset + limit)
    .map(([, { body }]) =>
      open ? body : Object.fromEntries(Object.entries(body).filter(([name]) => fields.includes(name))),
    );
  return { results, offset, limit, total: found.length };
}

export function oneDocument(index: IndexStore, id: string, params: URLSearchParams): JsonObject {
  if ([...params.keys()].length > 0) throw new NotImitated("parameters of one document");
  const found = index.byId(id);
  if (!found) throw new Refusal("document_not_found", `Document \`${id}\` not found.`);
  return found.body;
}
