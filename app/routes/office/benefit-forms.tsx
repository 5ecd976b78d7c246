import { useTranslation } from "react-i18next";
import { DECISION_GROUNDS } from "#app/domain/benefits/benefit-spell.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { actForm } from "#app/web/act-form.ts";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";
import type { CheckedDecision } from "./benefit-action.server.ts";

type Fields = { readonly form: WordedForm; readonly formToken: string; readonly today: string };

type DecideProps = Fields & {
  readonly spellId: string;
  readonly acts: readonly string[];
  readonly isProven: boolean;
};

/** Every decision that is open to her, each folded away; nothing is preselected. */
export function DecideForms({ acts, isProven, ...rest }: DecideProps) {
  const { t } = useTranslation("decisions");
  return (
    <Card title={t("decide.title")} className="stack">
      <p className="muted">{t("decide.text")}</p>
      {isProven ? null : <Notice>{t("decide.notProven")}</Notice>}
      {acts.length === 0 ? <p>{t("decide.none")}</p> : null}
      {acts.map((edge) => (
        <Decide key={edge} edge={edge} {...rest} />
      ))}
    </Card>
  );
}

function Decide({ edge, spellId, form, formToken, today }: Fields & { edge: string; spellId: string }) {
  const { t } = useTranslation("decisions");
  const act = actForm(form, formToken, edge, ["spellId", spellId]);
  return (
    <Disclosure summary={t(`edge.${edge}`)} open={act.isOpen}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={{ do: "check", edge, spellId }} />
        <p>{t(`about.${edge}`)}</p>
        {edge === "adjust" || edge === "restore" ? (
          <Field
            id={act.id("amount")}
            name="amount"
            label={t("decide.amount")}
            hint={t("decide.amountHint")}
            inputMode="decimal"
            {...act.kept("amount")}
          />
        ) : null}
        {edge === "suspend" ? (
          <Field
            type="date"
            id={act.id("reviewOn")}
            name="reviewOn"
            min={today}
            label={t("reviewOn")}
            hint={t("decide.reviewHint")}
            {...act.kept("reviewOn")}
          />
        ) : null}
        <Select
          id={act.id("ground")}
          name="ground"
          label={t("ground")}
          placeholder={t("common:field.choose")}
          options={DECISION_GROUNDS.map((ground) => ({ value: ground, label: t(`grounds.${ground}`) }))}
          {...act.kept("ground")}
        />
        <TextArea
          id={act.id("reason")}
          name="reason"
          label={t("reason")}
          hint={t("decide.reasonHint")}
          rows={4}
          dir="auto"
          {...act.kept("reason")}
        />
        <Field
          type="date"
          id={act.id("effectiveFrom")}
          name="effectiveFrom"
          label={t("holdsFrom")}
          hint={t("decide.fromHint")}
          optional
          {...act.kept("effectiveFrom")}
        />
        <Button variant="second">{t("decide.check")}</Button>
      </form>
    </Disclosure>
  );
}

/** The decision once more, before it is taken. */
export function CheckDecision({ check, formToken }: { check: CheckedDecision; formToken: string }) {
  const { t } = useTranslation("decisions");
  const { shown, ...typed } = check;
  return (
    <div className="narrow stack">
      <h1>{t("check.title")}</h1>
      <Card title={t(`edge.${check.edge}`)} className="stack">
        <KeyValues
          items={[
            ...(shown.amount ? [{ name: t("amount"), value: t("perMonth", { amount: shown.amount }) }] : []),
            ...(shown.reviewOn ? [{ name: t("reviewOn"), value: shown.reviewOn }] : []),
            { name: t("ground"), value: t(`grounds.${check.ground}`) },
            { name: t("reason"), value: <span dir="auto">{check.reason}</span> },
            { name: t("holdsFrom"), value: shown.effectiveFrom ?? t("check.earliest") },
          ]}
        />
        <Notice>{t("check.text")}</Notice>
        <form method="post" className="btns">
          <HiddenFields values={{ [TOKEN_FIELD]: formToken, ...typed }} />
          <Button name="do" value="decide">
            {t("check.decide")}
          </Button>
          <Button name="do" value="change" variant="second">
            {t("check.change")}
          </Button>
        </form>
      </Card>
    </div>
  );
}

/** An objection that the household gave by word of mouth. */
export function ObjectForm({ decisionId, form, formToken }: Fields & { decisionId: string }) {
  const { t } = useTranslation("decisions");
  const act = actForm(form, formToken, "object", ["decisionId", decisionId]);
  return (
    <Disclosure summary={t("objection.writeDown")} open={act.isOpen}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={act.hidden} />
        <p>{t("objection.writeDownText")}</p>
        <TextArea
          id={act.id("reason")}
          name="reason"
          label={t("objection.words")}
          rows={4}
          dir="auto"
          {...act.kept("reason")}
        />
        <Button variant="second">{t("objection.record")}</Button>
      </form>
    </Disclosure>
  );
}

/** Somebody else than who decided settles the objection, with a reason that the household reads. */
export function SettleForm({ decisionId, form, formToken }: Fields & { decisionId: string }) {
  const { t } = useTranslation("decisions");
  const act = actForm(form, formToken, "settle", ["decisionId", decisionId]);
  const { defaultValue, error } = act.kept("outcome");
  return (
    <form method="post" className="stack" noValidate>
      <HiddenFields values={act.hidden} />
      <h3>{t("settle.title")}</h3>
      <div id={act.id("outcome")}>
        <ChoiceGroup
          legend={t("settle.outcome")}
          name="outcome"
          value={defaultValue}
          error={error}
          choices={[
            { value: "set_aside", label: t("settle.set_aside") },
            { value: "stands", label: t("settle.stands") },
          ]}
          required
        />
      </div>
      <TextArea
        id={act.id("reason")}
        name="reason"
        label={t("reason")}
        hint={t("decide.reasonHint")}
        rows={4}
        dir="auto"
        {...act.kept("reason")}
      />
      <Button>{t("settle.submit")}</Button>
    </form>
  );
}
