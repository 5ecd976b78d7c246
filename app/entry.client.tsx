import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { i18nFor } from "#app/i18n/i18n.ts";
import { chooseLocale } from "#app/i18n/locale.ts";
import { PageContextProvider, type PageContext } from "#app/web/page-context.ts";
import { readViewOf } from "#app/web/preferences.ts";

const { lang, dataset } = document.documentElement;
const locale = chooseLocale(lang);
const page: PageContext = {
  locale,
  preferences: readViewOf(dataset),
  nonce: undefined,
  requestId: dataset["request"] ?? null,
  saveData: dataset["save"] !== undefined,
};

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={i18nFor(locale)}>
        <PageContextProvider value={page}>
          <RemixBrowser />
        </PageContextProvider>
      </I18nextProvider>
    </StrictMode>,
  );
});
