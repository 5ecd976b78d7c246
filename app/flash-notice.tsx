import { useRouteLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Notice } from "#app/ui/notice.tsx";
import type { loader } from "./root.tsx";

/** The notice that the page before left, such as «تم الحفظ». */
export function FlashNotice() {
  const { t } = useTranslation();
  const flash = useRouteLoaderData<typeof loader>("root")?.flash;
  if (!flash) return null;
  return (
    <Notice tone={flash.tone} role="status">
      {t(flash.message, flash.params)}
    </Notice>
  );
}
