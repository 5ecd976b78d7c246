import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { guardMember } from "#app/web/guard.server.ts";

/** Stands where the queue board is, for as long as the queue does not answer. */
export async function loader(args: LoaderFunctionArgs) {
  const { title } = await guardMember(args);
  return { title: title("admin:queues.board") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Queues() {
  const { t } = useTranslation("admin");
  return (
    <EmptyState
      level={1}
      title={t("queues.boardAway")}
      text={t("queues.boardAwayText")}
      ways={[
        { key: "again", title: <TapLink href="/admin/queues">{t("queues.tryAgain")}</TapLink> },
        { key: "events", title: <TapLink href="/admin/events">{t("queues.toEvents")}</TapLink> },
        { key: "system", title: <TapLink href="/admin/system">{t("queues.toSystem")}</TapLink> },
      ]}
    />
  );
}
