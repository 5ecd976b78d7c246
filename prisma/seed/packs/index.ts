import egTakaful from "./eg-takaful.json" with { type: "json" };
import maAsd from "./ma-asd.json" with { type: "json" };
import sa2023 from "./sa-2023.json" with { type: "json" };
import syNaf from "./sy-naf.json" with { type: "json" };
import ukUc2025 from "./uk-uc-2025.json" with { type: "json" };
import usSsdi2025 from "./us-ssdi-2025.json" with { type: "json" };
import usSsi2025 from "./us-ssi-2025.json" with { type: "json" };
import usTicket2025 from "./us-ticket-2025.json" with { type: "json" };

/** The packs that Masar ships, as written; they are checked when they are stored. */
export const policyPacks: readonly { readonly id: string }[] = [
  sa2023,
  egTakaful,
  maAsd,
  syNaf,
  ukUc2025,
  usSsi2025,
  usSsdi2025,
  usTicket2025,
];
