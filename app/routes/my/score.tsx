import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readOwnChanges } from "#app/domain/registry/read-own-changes.server.ts";
import { readOwnScores } from "#app/domain/registry/read-own-scores.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { OwnRequests } from "./score-requests.tsx";
import { ScoreTotal } from "./score-total.tsx";
import { ScoreMoved } from "./score-moved.tsx";
import { ScoreVariables } from "./score-variables.tsx";
import { changeLine, scoreView } from "./score-view.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, title } = guarded;
  const [scores, changes] = await Promise.all([readOwnScores(ctx, actor), readOwnChanges(ctx, actor)]);
  return {
    title: title("registry:title"),
    kind: scores.kind,
    scores: scores.kind === "shown" ? scores.scores.map((score) => scoreView(guarded, score)) : [],
    changes: changes.map((change) => changeLine(guarded, change)),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The registry's score of the household: the total, what it means, what moved it, and what it was made of. */
export default function Score() {
  const { kind, scores, changes } = useLoaderData<typeof loader>();
  const { t } = useTranslation("registry");
  return (
    <>
      <BackLink href="/my">{t("back")}</BackLink>
      <h1>{t("title")}</h1>
      {kind === "shown" ? (
        <p className="muted">{t("lead")}</p>
      ) : (
        <EmptyState
          title={t("none.title")}
          text={t(`none.${kind}`)}
          ways={[{ key: "plan", title: <TapLink href="/my">{t("none.plan")}</TapLink> }]}
        />
      )}
      {scores.map((score) => (
        <div className="split split--even" key={score.scheme}>
          <div className="stack">
            <ScoreTotal score={score} />
            <ScoreMoved score={score} />
          </div>
          <div className="stack">
            <ScoreVariables score={score} />
          </div>
        </div>
      ))}
      <div className="stack">
        {kind === "shown" || changes.length > 0 ? <OwnRequests changes={changes} /> : null}
        <Notice icon="scale">{t("safe")}</Notice>
      </div>
    </>
  );
}
