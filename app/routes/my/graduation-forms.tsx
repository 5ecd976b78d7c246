import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { FormattedDate } from "#app/i18n/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Check } from "#app/ui/check.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";

type FormProps = { form: WordedForm; until: FormattedDate | null };

const HEALTHS = ["confirmed", "loss_heard", "unknown"] as const;

/** The household's view: words, and what it knows of its health cover. */
export function HearingForm({ form, until }: FormProps) {
  const { t } = useTranslation("my");
  return (
    <Card title={t("graduation.hear.title")} id="hear">
      {until ? (
        <p>
          {t("graduation.hear.until")}{" "}
          <b>
            <DateText date={until} />
          </b>
        </p>
      ) : null}
      <p className="muted">{t("graduation.hear.late")}</p>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={{ do: "check-hear" }} />
        <TextArea
          label={t("graduation.hear.said")}
          name="said"
          hint={t("graduation.hear.saidHint")}
          defaultValue={form.value("said")}
          error={form.error("said")}
          rows={5}
          optional
        />
        <ChoiceGroup
          legend={t("graduation.hear.health")}
          name="healthCover"
          hint={t("graduation.hear.healthHint")}
          value={form.value("healthCover")}
          error={form.error("healthCover")}
          choices={HEALTHS.map((value) => ({ value, label: t(`graduation.hear.healths.${value}`) }))}
          required
        />
        <Button block>{t("graduation.hear.review")}</Button>
      </form>
    </Card>
  );
}

type CheckPageProps = {
  act: "hear" | "appeal";
  formToken: string;
  values: Readonly<Record<string, string>>;
  items: readonly { name: string; value: ReactNode }[];
  note: string;
};

/** What was written once more, before it binds. */
function CheckPage({ act, formToken, values, items, note }: CheckPageProps) {
  const { t } = useTranslation("my");
  return (
    <div className="narrow stack">
      <h1>{t(`graduation.${act}.checkTitle`)}</h1>
      <Card title={t(`graduation.${act}.title`)}>
        <KeyValues items={items} />
        <Notice>{note}</Notice>
        <form method="post" className="btns">
          <HiddenFields values={{ [TOKEN_FIELD]: formToken, ...values }} />
          <Button name="do" value={act}>
            {t(`graduation.${act}.submit`)}
          </Button>
          <Button name="do" value="change" variant="second">
            {t(`graduation.${act}.change`)}
          </Button>
        </form>
      </Card>
    </div>
  );
}

export function CheckHearing({
  check,
  formToken,
}: {
  check: { said: string; healthCover: string };
  formToken: string;
}) {
  const { t } = useTranslation("my");
  const { said, healthCover } = check;
  return (
    <CheckPage
      act="hear"
      formToken={formToken}
      values={{ said, healthCover }}
      note={t("graduation.hear.healthHint")}
      items={[
        {
          name: t("graduation.hear.said"),
          value: said ? <span dir="auto">{said}</span> : t("graduation.hear.nothing"),
        },
        { name: t("graduation.hear.health"), value: t(`graduation.hear.healths.${healthCover}`) },
      ]}
    />
  );
}

export function CheckAppeal({ check, formToken }: { check: { reason: string }; formToken: string }) {
  const { t } = useTranslation("my");
  const { reason } = check;
  return (
    <CheckPage
      act="appeal"
      formToken={formToken}
      values={{ reason }}
      note={t("graduation.appeal.text")}
      items={[{ name: t("graduation.appeal.reason"), value: <span dir="auto">{reason}</span> }]}
    />
  );
}

/** Against the decision, within its window; it stops the effect. */
export function Appeal({ form, until }: FormProps) {
  const { t } = useTranslation("my");
  return (
    <Card title={t("graduation.appeal.title")} id="appeal">
      {until ? (
        <p>
          {t("graduation.appeal.until")}{" "}
          <b>
            <DateText date={until} />
          </b>
        </p>
      ) : null}
      <p>{t("graduation.appeal.text")}</p>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={{ do: "check-appeal" }} />
        <TextArea
          label={t("graduation.appeal.reason")}
          name="reason"
          defaultValue={form.value("reason")}
          error={form.error("reason")}
          rows={5}
          required
        />
        <Button variant="second" block>
          {t("graduation.appeal.review")}
        </Button>
      </form>
    </Card>
  );
}

/** "I lost the job": the benefit comes back provisionally the same day. */
export function Relapse({ form, formToken }: { form: WordedForm; formToken: string }) {
  const { t } = useTranslation("my");
  return (
    <Card title={t("graduation.relapse.title")} id="relapse">
      <p>{t("graduation.relapse.text")}</p>
      <p className="muted">{t("graduation.relapse.check")}</p>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "relapse" }} />
        <Check name="agree" id="agree" value="yes" error={form.error("agree")} required>
          {t("graduation.relapse.agree")}
        </Check>
        <Button block>{t("graduation.relapse.submit")}</Button>
      </form>
    </Card>
  );
}
