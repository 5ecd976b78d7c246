import { useTranslation } from "react-i18next";

import type { KnownPosting } from "#app/domain/search/posting.ts";

import { JobCard } from "./job-card.tsx";
import { postingHref } from "./posting-words.ts";
import { useSaveButton, type Saving } from "./saving.ts";
import { Status } from "./status.tsx";
import { TapLink } from "./tap-link.tsx";

export type KeptPostingCardProps = {
  posting: KnownPosting;
  /** «حُفظت قبل يومين», worded on the server. */
  kept: string;
  saving: Saving;
};

/** A saved posting that is over or held back: what it was, what has become of it, and where to look for the like. */
export function KeptPostingCard({ posting, kept, saving }: KeptPostingCardProps) {
  const { t } = useTranslation("search");
  const saveButton = useSaveButton();
  const { id, kind, title, employer, standing, movedTo } = posting;
  return (
    <JobCard
      href={postingHref({ kind, id: movedTo ?? id })}
      title={title}
      employer={<bdi>{employer}</bdi>}
      save={saveButton(posting, saving)}
      tag={
        standing === "open" ? null : (
          <p>
            <Status tone={standing === "moved" ? "info" : "warn"}>
              {t(`kept.standing.${kind}.${standing}`)}
            </Status>
          </p>
        )
      }
      foot={[
        kept,
        <TapLink
          key="like"
          className="above"
          icon="search"
          href={`/search?q=${encodeURIComponent(title)}${kind === "intake" ? "&kind=programme" : ""}`}
        >
          {t(`kept.like.${kind}`)}
        </TapLink>,
      ]}
    />
  );
}
