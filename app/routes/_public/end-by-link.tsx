import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";

/** Ends what somebody gets, by a link in a message and without sign-in; it says nothing about whose it is. */
export function EndByLink({
  what,
  known,
  done,
  choose,
}: {
  readonly what: "endAlerts" | "unsubscribe";
  readonly known: boolean;
  /** What the press of the button did; none yet, or none that the link could do. */
  readonly done: "again" | "ended" | null | undefined;
  /** Where everything about it is chosen. */
  readonly choose: string;
}) {
  const { t } = useTranslation("public");
  const chosen = <TapLink href={choose}>{t(`${what}.choose`)}</TapLink>;
  if (!known)
    return (
      <div className="narrow stack">
        <h1>{t(`${what}.title`)}</h1>
        <Notice tone="warn" title={t(`${what}.unknown`)}>
          {t(`${what}.unknownText`)}
        </Notice>
        {chosen}
      </div>
    );
  return (
    <div className="narrow stack">
      <h1>{t(`${what}.title`)}</h1>
      {done ? (
        <Notice tone="ok" role="status" title={t(`${what}.${done}`)}>
          {t(`${what}.${done}Text`)}
        </Notice>
      ) : null}
      <Card className="stack">
        {done === "ended" ? null : <p>{t(`${what}.lead`)}</p>}
        <form method="post">
          <input type="hidden" name="act" value={done === "ended" ? "again" : "end"} />
          <Button variant={done === "ended" ? "second" : "primary"}>
            {t(done === "ended" ? `${what}.undo` : `${what}.confirm`)}
          </Button>
        </form>
      </Card>
      {chosen}
    </div>
  );
}
