import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { acceptOffer } from "#app/domain/applications/accept-offer.server.ts";
import { findMyApplication } from "#app/domain/applications/my-applications.server.ts";
import { TURN_DOWN_REASONS } from "#app/domain/applications/offer.ts";
import { sayWhyTurnedDown } from "#app/domain/applications/say-why-turned-down.server.ts";
import { turnDownOffer } from "#app/domain/applications/turn-down-offer.server.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Check } from "#app/ui/check.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { OfferTermsList } from "#app/ui/offer-terms.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { TOKEN_FIELD, useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied, notFound, valueOf } from "#app/web/respond.server.ts";
import { FreezeNotice } from "./freeze-notice.tsx";
import { freezeOf } from "./freeze.server.ts";
import { TurnDownFields } from "./turn-down-fields.tsx";

const why = {
  reason: z.union([z.enum(TURN_DOWN_REASONS), z.literal("").transform(() => null)]),
  words: z.string().default(""),
};
const formSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("accept"), offerId: z.uuid(), agree: z.literal("yes", "agree_needed") }),
  z.object({ do: z.enum(["turn-down", "say-why"]), offerId: z.uuid(), ...why }),
]);

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, locale, title, t, formToken } = guarded;
  const application = valueOf(await findMyApplication(ctx, actor, idParam(args.params, "applicationId")));
  const { id, vacancy, offer, why: said } = application;
  if (!offer) throw notFound();
  const { wageMinor, currency, wagePeriod, hoursPerWeek, employmentType, message } = offer;
  return {
    title: title(t("jobs:offer.title", { title: vacancy.title })),
    freeze: await freezeOf(guarded, { vacancyId: vacancy.id }),
    applicationId: id,
    vacancy,
    offer: {
      id: offer.id,
      status: offer.status,
      terms: {
        ...{ wageMinor, currency, wagePeriod, hoursPerWeek, employmentType, message },
        startsOn: formatDate(locale, offer.startsOn),
        answerBy: formatDate(locale, offer.answerBy),
      },
    },
    why: said && { ...said, until: formatDate(locale, said.until) },
    formToken,
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const applicationId = idParam(args.params, "applicationId");
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const answer = form.value;
  const { offerId } = answer;
  const outcome = await once(guarded, { name: answer.do, token: form.token }, (ctx) => {
    if (answer.do === "accept") return acceptOffer(ctx, actor, { applicationId, offerId });
    const input = { applicationId, offerId, reason: answer.reason, words: answer.words };
    return answer.do === "turn-down" ? turnDownOffer(ctx, actor, input) : sayWhyTurnedDown(ctx, actor, input);
  });
  if (outcome.ok)
    return redirectWith(web, `/my/applications/${applicationId}${answer.do === "say-why" ? "/offer" : ""}`, {
      tone: "ok",
      message: `jobs:offer.${DONE[answer.do]}`,
    });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}

const DONE = { accept: "accepted", "turn-down": "turnedDown", "say-why": "whySaid" } as const;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OfferPage() {
  const { applicationId, vacancy, offer, freeze } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("jobs");
  return (
    <div className="narrow stack">
      <BackLink href={`/my/applications/${applicationId}`}>
        {t("application.title", { title: vacancy.title })}
      </BackLink>
      <h1>{t("offer.title", { title: vacancy.title })}</h1>
      <FreezeNotice until={freeze} />
      <p>
        <b>
          <bdi>{vacancy.employerName}</bdi>
        </b>
      </p>
      <ErrorSummary errors={form.summary} />
      <Card title={t("offer.terms")}>
        <OfferTermsList {...offer.terms} />
        <p className="muted small">{t("offer.frozen")}</p>
      </Card>
      {offer.status === "made" ? (
        <>
          <Accept agreeError={form.error("agree")} />
          <TurnDown error={form.error} />
        </>
      ) : (
        <>
          <Notice>{t(`offer.state.${offer.status}`)}</Notice>
          <Why error={form.error} />
        </>
      )}
    </div>
  );
}

function Accept({ agreeError }: { agreeError: string | undefined }) {
  const { vacancy, offer, formToken } = useLoaderData<typeof loader>();
  const { t } = useTranslation("jobs");
  return (
    <Card title={t("offer.acceptTitle")}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "accept", offerId: offer.id }} />
        <Notice icon="eye" title={t("offer.acceptMeans")}>
          {t("offer.acceptLogged")}
        </Notice>
        <Check name="agree" id="agree" value="yes" error={agreeError} required>
          {t("offer.agree", { employer: vacancy.employerName })}
        </Check>
        <Button block>{t("offer.accept")}</Button>
      </form>
    </Card>
  );
}

type FieldError = { readonly error: (name: string) => string | undefined };

function TurnDown({ error }: FieldError) {
  const { offer, formToken } = useLoaderData<typeof loader>();
  const { t } = useTranslation("jobs");
  return (
    <Card>
      <Disclosure
        summary={t("offer.turnDownTitle")}
        open={error("reason") !== undefined || error("words") !== undefined}
      >
        <form method="post" className="stack">
          <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "turn-down", offerId: offer.id }} />
          <p>{t("offer.turnDownText")}</p>
          <TurnDownFields error={error} />
          <Button variant="second">{t("offer.turnDown")}</Button>
        </form>
      </Disclosure>
    </Card>
  );
}

/** After an offer was turned down: why, for some days more, or what she said. */
function Why({ error }: FieldError) {
  const { offer, why: said, formToken } = useLoaderData<typeof loader>();
  const { t } = useTranslation("jobs");
  if (!said) return null;
  const { reason, words, until, isOpen } = said;
  if (!isOpen)
    return reason || words ? (
      <Card title={t("offer.whySaidTitle")}>
        {reason ? <p>{t(`offer.reasons.${reason}`)}</p> : null}
        {words ? (
          <p dir="auto" className="breakable">
            {words}
          </p>
        ) : null}
      </Card>
    ) : null;
  return (
    <Card title={t("offer.whyTitle")}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "say-why", offerId: offer.id }} />
        <p>
          {t("offer.whyText")} {t("offer.whyUntil")} <DateText date={until} />
        </p>
        <TurnDownFields error={error} reason={reason} words={words} />
        <Button variant="second">{t("offer.saveWhy")}</Button>
      </form>
    </Card>
  );
}
