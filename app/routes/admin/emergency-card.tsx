import { useTranslation } from "react-i18next";
import type { SwitchEdge } from "#app/domain/emergency/emergency-switch.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Status, type StatusTone } from "#app/ui/status.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { actForm } from "#app/web/act-form.ts";
import type { WordedForm } from "#app/web/form-state.ts";

type Standing = "in_force" | "lift_asked" | "lifted" | "over";

export type SwitchView = {
  readonly id: string;
  readonly areas: string;
  readonly cause: string;
  readonly standing: Standing;
  readonly from: string;
  readonly lastDay: string;
  readonly acts: readonly SwitchEdge[];
  readonly waitsForAnother: boolean;
  readonly steps: readonly {
    readonly id: string;
    readonly edge: string;
    readonly when: string;
    readonly by: string;
    readonly lastDay: string;
    readonly reason: string;
    readonly reasonLang: string;
  }[];
};

const TONES: Readonly<Record<Standing, StatusTone>> = {
  in_force: "warn",
  lift_asked: "warn",
  lifted: "ok",
  over: "ok",
};

type SwitchCardProps = { found: SwitchView; form: WordedForm; formToken: string };

function Act({ found, form, formToken, edge }: SwitchCardProps & { edge: SwitchEdge }) {
  const { t } = useTranslation("emergency");
  const act = actForm(form, formToken, edge, ["switchId", found.id]);
  return (
    <Disclosure summary={t(`acts.${edge}.title`)} open={act.isOpen}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={act.hidden} />
        <p className="muted">{t(`acts.${edge}.text`)}</p>
        {edge === "lengthen" ? (
          <Field
            name="lastDay"
            id={act.id("lastDay")}
            type="date"
            label={t("form.lastDay")}
            {...act.kept("lastDay")}
          />
        ) : null}
        <TextArea
          name="reason"
          id={act.id("reason")}
          label={t("form.reason")}
          rows={2}
          maxLength={1_000}
          dir="auto"
          {...act.kept("reason")}
        />
        <Button>{t(`acts.${edge}.button`)}</Button>
      </form>
    </Disclosure>
  );
}

/** One switch: where, since when, until when, what was said, and what can be done with it. */
export function SwitchCard({ found, form, formToken }: SwitchCardProps) {
  const { t } = useTranslation("emergency");
  return (
    <Card
      className="stack"
      title={found.areas}
      aside={<Status tone={TONES[found.standing]}>{t(`standing.${found.standing}`)}</Status>}
    >
      <KeyValues
        items={[
          { name: t("form.cause"), value: t(`cause.${found.cause}`) },
          { name: t("from"), value: found.from },
          { name: t("form.lastDay"), value: found.lastDay },
        ]}
      />
      {found.waitsForAnother ? <Notice>{t("waitsForAnother")}</Notice> : null}
      {found.acts.map((edge) => (
        <Act key={edge} {...{ found, form, formToken, edge }} />
      ))}
      <Disclosure summary={t("story")}>
        <ul className="rows">
          {found.steps.map((step) => (
            <li key={step.id}>
              <b>{t(`edges.${step.edge}`)}</b>{" "}
              <span className="muted small">
                {step.when} · <bdi>{step.by}</bdi>
              </span>
              <br />
              {t("lastDayWas", { date: step.lastDay })}
              <br />
              <span lang={step.reasonLang} dir="auto">
                {step.reason}
              </span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </Card>
  );
}
