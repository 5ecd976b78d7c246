import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ownProgrammes } from "#app/domain/programmes/own-programmes.server.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { formatNumber } from "#app/i18n/numbers.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Stats } from "#app/ui/stat.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { ProgrammeIntakes } from "./programme-intakes.tsx";

/** Intakes that still are to come or under way. */
const CURRENT = ["open", "full", "running"];

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title } = await guardMember(args);
  const programmes = valueOf(await ownProgrammes(ctx, actor));
  const current = programmes
    .flatMap(({ intakes }) => intakes)
    .filter(({ status }) => CURRENT.includes(status));
  return {
    title: title("provider:programmes.title"),
    programmes: programmes.map(({ intakes, ...programme }) => ({
      ...programme,
      intakes: intakes.map(({ startsOn, endsOn, applyBy, place, seats, seatsTaken, ...intake }) => ({
        ...intake,
        startsOn: formatDate(locale, startsOn, { hijri: false }),
        endsOn: formatDate(locale, endsOn, { hijri: false }),
        applyBy: formatDate(locale, applyBy, { hijri: false }),
        place: place && place[locale],
        seatsTaken,
        seatsLeft: Math.max(0, seats - seatsTaken),
      })),
    })),
    intakes: current.length,
    seats: current.reduce((sum, intake) => sum + intake.seats, 0),
    seatsTaken: current.reduce((sum, intake) => sum + intake.seatsTaken, 0),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Programmes() {
  const { programmes, intakes, seats, seatsTaken } = useLoaderData<typeof loader>();
  const { t } = useTranslation("provider");
  if (programmes.length === 0)
    return <EmptyState level={1} title={t("programmes.emptyTitle")} text={t("programmes.emptyText")} />;
  return (
    <>
      <h1>{t("programmes.title")}</h1>
      <Stats
        items={[
          { value: formatNumber(programmes.length), label: t("stat.programmes") },
          { value: formatNumber(intakes), label: t("stat.intakes") },
          { value: formatNumber(seatsTaken), label: t("stat.seatsTaken") },
          { value: formatNumber(Math.max(0, seats - seatsTaken)), label: t("stat.seatsLeft") },
        ]}
      />
      {programmes.map((programme) => (
        <ProgrammeIntakes key={programme.id} programme={programme} />
      ))}
    </>
  );
}
