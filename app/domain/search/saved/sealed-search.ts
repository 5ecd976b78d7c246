import type { Cipher } from "../../kernel/ports.ts";
import type { Known } from "./saved-search.ts";

/** What of a saved search is sealed, each for its row and column. */
type Sealed = { readonly name: string; readonly address: string; readonly known: Known };
type SealedColumns = {
  readonly nameSealed: string;
  readonly addressSealed: string;
  readonly knownSealed: string;
};

const place = (column: string, id: string): string => `saved_search.${column}:${id}`;

export const sealName = (cipher: Cipher, id: string, name: string): string =>
  cipher.encrypt(name, place("name_sealed", id));
export const sealAddress = (cipher: Cipher, id: string, address: string): string =>
  cipher.encrypt(address, place("address_sealed", id));
export const sealKnown = (cipher: Cipher, id: string, known: Known): string =>
  cipher.encrypt(JSON.stringify(known), place("known_sealed", id));

export function openSearch(cipher: Cipher, row: SealedColumns & { readonly id: string }): Sealed {
  const { id } = row;
  return {
    name: cipher.decrypt(row.nameSealed, place("name_sealed", id)),
    address: cipher.decrypt(row.addressSealed, place("address_sealed", id)),
    known: JSON.parse(cipher.decrypt(row.knownSealed, place("known_sealed", id))) as Known,
  };
}

const foundPlace = (alertId: string): string => `saved_search_alert.found_sealed:${alertId}`;

/** The new postings of an alert, by id. */
export const sealFound = (cipher: Cipher, alertId: string, ids: readonly string[]): string =>
  cipher.encrypt(JSON.stringify(ids), foundPlace(alertId));
export const openFound = (cipher: Cipher, alertId: string, sealed: string): readonly string[] =>
  JSON.parse(cipher.decrypt(sealed, foundPlace(alertId))) as string[];
