import { FacetIndex } from "./facet-index.ts";
import type { JsonObject } from "./json.ts";
import { DEFAULT_SETTINGS, type Settings } from "./settings-shape.ts";
import { WordIndex } from "./word-index.ts";

export type StoredDocument = { readonly id: string; readonly body: JsonObject };

/** One index: its settings and its documents by the number that the server gives them inside. */
export class IndexStore {
  uid: string;
  readonly createdAt: string;
  updatedAt: string;
  primaryKey: string | null;
  settings: Settings = DEFAULT_SETTINGS;
  private documents = new Map<number, StoredDocument>();
  private numbers = new Map<string, number>();
  private facetIndex: FacetIndex | null = null;
  private wordIndex: WordIndex | null = null;

  constructor(uid: string, primaryKey: string | null, now: string) {
    this.uid = uid;
    this.primaryKey = primaryKey;
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** Documents in the order of their numbers. */
  get all(): ReadonlyMap<number, StoredDocument> {
    return this.documents;
  }
  byId(id: string): StoredDocument | undefined {
    const number = this.numbers.get(id);
    return number === undefined ? undefined : this.documents.get(number);
  }
  numberOf(id: string): number | undefined {
    return this.numbers.get(id);
  }

  /** All changes of one batch at once: what is put replaces what has its id; new ones take the smallest numbers. */
  change(put: ReadonlyMap<string, JsonObject>, removed: ReadonlySet<string>): void {
    const taken = new Set(this.documents.keys());
    let next = 0;
    for (const [id, body] of put) {
      let number = this.numbers.get(id);
      if (number === undefined) {
        while (taken.has(next)) next++;
        number = next;
        taken.add(number);
        this.numbers.set(id, number);
      }
      this.documents.set(number, { id, body });
    }
    for (const id of removed) {
      const number = this.numbers.get(id);
      if (number === undefined) continue;
      this.documents.delete(number);
      this.numbers.delete(id);
    }
    this.documents = new Map([...this.documents].sort(([a], [b]) => a - b));
    this.forget();
  }
  configure(settings: Settings): void {
    this.settings = settings;
    this.forget();
  }
  private forget(): void {
    this.facetIndex = null;
    this.wordIndex = null;
  }

  get facets(): FacetIndex {
    this.facetIndex ??= new FacetIndex(this.documents);
    return this.facetIndex;
  }
  get words(): WordIndex {
    this.wordIndex ??= new WordIndex(this.documents, this.settings);
    return this.wordIndex;
  }
  /** Names of all fields, nested ones too, that a document has. */
  get fields(): ReadonlySet<string> {
    return this.facets.fields;
  }
  get filtersByPlace(): boolean {
    return this.settings.filterableAttributes.includes("_geo");
  }
  get knowsPlaces(): boolean {
    return this.filtersByPlace || this.settings.sortableAttributes.includes("_geo");
  }
}
