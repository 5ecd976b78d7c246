import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import { NotImitated, Refusal } from "./refusal.ts";

const ACCEPTED = "`application/json`, `application/x-ndjson`, `text/csv`";

/** The documents of a request's body; one object is a list of one. */
export function readDocuments(body: string, contentType: string | undefined): readonly JsonObject[] {
  if (contentType === undefined)
    throw new Refusal(
      "missing_content_type",
      `A Content-Type header is missing. Accepted values for the Content-Type header are: ${ACCEPTED}`,
    );
  const type = contentType.split(";")[0]?.trim() ?? "";
  if (type === "application/x-ndjson" || type === "text/csv") throw new NotImitated(`documents as ${type}`);
  if (type !== "application/json")
    throw new Refusal(
      "invalid_content_type",
      `The Content-Type \`${type}\` is invalid. Accepted values for the Content-Type header are: ${ACCEPTED}`,
    );
  const given = parsed(body);
  if (isObject(given)) return [given];
  if (!isList(given)) throw malformed("data are neither an object nor a list of objects");
  return given.map((document) => {
    if (!isObject(document)) throw new NotImitated("a list with something else than documents");
    return document;
  });
}

const malformed = (why: string): Refusal =>
  new Refusal(
    "malformed_payload",
    `The \`json\` payload provided is malformed. \`Couldn't serialize document value: ${why}\`.`,
  );

function parsed(body: string): Json {
  try {
    return JSON.parse(body) as Json;
  } catch {
    if (body.trim() === "") throw new Refusal("missing_payload", "A json payload is missing.");
    // Only a body that ends where a value should follow is worded here.
    if (!/[,:[]\s*$/.test(body)) throw new NotImitated("a body that is no JSON");
    const lines = body.split("\n");
    throw malformed(
      `EOF while parsing a value at line ${lines.length} column ${Buffer.byteLength(lines.at(-1) ?? "")}`,
    );
  }
}

/** Name of the field that holds the documents' ids, guessed from the first document. */
export function guessPrimaryKey(document: JsonObject): string {
  const names = Object.keys(document).filter((name) => name.toLowerCase().endsWith("id"));
  const [first, second] = names;
  if (first === undefined)
    throw new Refusal(
      "index_primary_key_no_candidate_found",
      "The primary key inference failed as the engine did not find any field ending with `id` in its name. Please specify the primary key manually using the `primaryKey` query parameter.",
    );
  if (second === undefined) return first;
  throw new Refusal(
    "index_primary_key_multiple_candidates_found",
    `The primary key inference failed as the engine found ${names.length} fields ending with \`id\` in their names: '${first}' and '${second}'. Please specify the primary key manually using the \`primaryKey\` query parameter.`,
  );
}

/** The id of a document; one bad id fails its whole task. */
export function documentId(document: JsonObject, primaryKey: string): string {
  const id = document[primaryKey];
  if (id === undefined)
    throw new Refusal(
      "missing_document_id",
      `Document doesn't have a \`${primaryKey}\` attribute: \`${JSON.stringify(document)}\`.`,
    );
  if (typeof id === "number" && Number.isInteger(id)) return String(id);
  if (typeof id === "string" && /^[A-Za-z0-9_-]{1,511}$/.test(id)) return id;
  throw new Refusal(
    "invalid_document_id",
    `Document identifier \`${JSON.stringify(id)}\` is invalid. A document identifier can be of type integer or string, only composed of alphanumeric characters (a-z A-Z 0-9), hyphens (-) and underscores (_), and can not be more than 511 bytes.`,
  );
}

function number(value: Json | undefined): number | null {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || !/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)) return null;
  const read = Number(value);
  return Number.isFinite(read) ? read : null;
}

/** A bad place fails the whole batch, also the tasks of others in it. */
export function checkPlace(id: string, place: Json | undefined): void {
  const refuse = (message: string): never => {
    throw new Refusal("invalid_document_geo_field", message);
  };
  const of = `in the document with the id: \`${JSON.stringify(id)}\``;
  if (place === undefined || place === null) return;
  if (!isObject(place))
    return refuse(
      `The \`_geo\` field ${of} is not an object. Was expecting an object with the \`_geo.lat\` and \`_geo.lng\` fields but instead got \`${JSON.stringify(place)}\`.`,
    );
  const { lat, lng, ...more } = place;
  if (lat === undefined && lng === undefined)
    return refuse(
      `Could not find latitude nor longitude ${of}. Was expecting \`_geo.lat\` and \`_geo.lng\` fields.`,
    );
  if (lat === undefined) return refuse(`Could not find latitude ${of}. Was expecting a \`_geo.lat\` field.`);
  if (lng === undefined) return refuse(`Could not find longitude ${of}. Was expecting a \`_geo.lng\` field.`);
  if (Object.keys(more).length > 0)
    return refuse(
      `The \`_geo\` field ${of} contains the following unexpected fields: \`${JSON.stringify(more)}\`.`,
    );
  const [badLat, badLng] = [number(lat) === null, number(lng) === null];
  if (badLat && badLng)
    return refuse(
      `Could not parse latitude nor longitude ${of}. Was expecting finite numbers but instead got \`${JSON.stringify(lat)}\` and \`${JSON.stringify(lng)}\`.`,
    );
  if (badLat || badLng)
    return refuse(
      `Could not parse ${badLat ? "latitude" : "longitude"} ${of}. Was expecting a finite number but instead got \`${JSON.stringify(badLat ? lat : lng)}\`.`,
    );
}
