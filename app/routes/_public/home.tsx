import type { LoaderFunctionArgs } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { guard } from "#app/web/guard.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  await guard(args);
  return null;
}

export default function Home() {
  const { t } = useTranslation();
  return <h1>{t("brand")}</h1>;
}
