import { useTranslation } from "react-i18next";

import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";

type FormProps = { readonly form: WordedForm; readonly formToken: string };

/** Yes or no with the reason that the person reads; nothing is preselected. */
export function DecideForm({
  acts,
  status,
  form,
  formToken,
}: FormProps & { readonly acts: readonly string[]; readonly status: string }) {
  const { t } = useTranslation("registry");
  const open = (["yes", "no"] as const).filter((act) => acts.includes(act));
  return (
    <form method="post" className="card stack" noValidate>
      <h2>{t(status === "appealed" ? "office.decide.appealTitle" : "office.decide.title")}</h2>
      <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "decide" }} />
      <ChoiceGroup
        legend={t("office.decide.decision")}
        hint={t("office.decide.yesNote")}
        name="decision"
        choices={open.map((act) => ({ value: act, label: t(`office.decide.${act}`) }))}
        value={form.value("decision")}
        error={form.error("decision")}
        required
      />
      <TextArea
        label={t("office.decide.words")}
        hint={t("office.decide.hint")}
        name="words"
        rows={3}
        defaultValue={form.value("words")}
        error={form.error("words")}
        required
      />
      <Button block>{t("office.decide.submit")}</Button>
    </form>
  );
}

/** Asks the person for something that shows it. */
export function EvidenceRequestForm({ form, formToken }: FormProps) {
  const { t } = useTranslation("registry");
  return (
    <form method="post" className="card stack" noValidate>
      <h2>{t("office.evidence.title")}</h2>
      <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "evidence" }} />
      <TextArea
        label={t("office.evidence.words")}
        hint={t("office.evidence.hint")}
        name="question"
        rows={3}
        defaultValue={form.value("question")}
        error={form.error("question")}
        required
      />
      <Button variant="second" block>
        {t("office.evidence.submit")}
      </Button>
    </form>
  );
}

/** What the registry of record is to be told; Masar does not change the ministry's figures. */
export function TellForm({
  data,
  formToken,
}: {
  readonly data: {
    readonly isOpen: boolean;
    readonly before: string;
    readonly asked: string;
    readonly request: { readonly name: string; readonly fullName: string };
  };
  readonly formToken: string;
}) {
  const { t } = useTranslation("registry");
  const { isOpen, before, asked, request } = data;
  if (!isOpen) return <Card title={t("office.tell.title")}>{t("office.tell.toldAlready")}</Card>;
  return (
    <Card title={t("office.tell.title")}>
      <p>{t("office.tell.text")}</p>
      <blockquote dir="auto">
        {t("office.tell.line", { person: request.fullName, name: request.name, before, asked })}
      </blockquote>
      <form method="post">
        <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "tell" }} />
        <Button block>{t("office.tell.submit")}</Button>
      </form>
    </Card>
  );
}
