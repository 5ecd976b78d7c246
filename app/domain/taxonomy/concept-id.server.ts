import { v5 } from "uuid";

/** Ids of concepts follow from their URI or key, so that every deployment and every order of imports agree. */
const CONCEPT_IDS = "0c6b7a52-6f0f-5b57-8f0e-6d6173617203";

/** The id of a concept everywhere: from its ESCO URI where it has one, else from its kind and key. */
export const conceptId = (
  concept:
    { readonly escoUri: string } | { readonly escoUri: null; readonly kind: string; readonly key: string },
): string => v5(concept.escoUri === null ? `${concept.kind}/${concept.key}` : concept.escoUri, CONCEPT_IDS);
