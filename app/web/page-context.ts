import { createContext, useContext } from "react";
import { defaultLocale, type Locale } from "#app/i18n/locale.ts";
import { parsePreferences, type Preferences } from "./preferences.ts";

/**
 * What every page needs before any loader has run, error pages too. It travels through React, never through
 * loader data: the content policy's nonce must not be readable in the document.
 */
export type PageContext = {
  readonly locale: Locale;
  readonly preferences: Preferences;
  /** Undefined in the browser, which hides it. */
  readonly nonce: string | undefined;
  readonly requestId: string | null;
  /** The browser asks for as few bytes as will do (Save-Data). */
  readonly saveData: boolean;
};

const Context = createContext<PageContext>({
  locale: defaultLocale,
  preferences: parsePreferences(null),
  nonce: undefined,
  requestId: null,
  saveData: false,
});

export const PageContextProvider = Context.Provider;
export const usePageContext = (): PageContext => useContext(Context);
