import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { i18nFor } from "#app/i18n/i18n.ts";
import { PageContextProvider } from "#app/web/page-context.ts";
import { withoutNullBytes } from "#app/web/without-null-bytes.ts";

export const streamTimeout = 5_000;

/** Renders a page as a stream. The timer is cleared when the stream ends: left running, it holds the render in memory. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  framework: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { locale, preferences, nonce, requestId } = context;
  const saveData = request.headers.get("save-data") === "on";
  const whenReady = isbot(request.headers.get("user-agent") ?? "") ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let shellSent = false;
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={i18nFor(locale)}>
        <PageContextProvider value={{ locale, preferences, nonce, requestId, saveData }}>
          <RemixServer context={framework} url={request.url} nonce={nonce} />
        </PageContextProvider>
      </I18nextProvider>,
      {
        nonce,
        [whenReady]: () => {
          shellSent = true;
          const body = withoutNullBytes();
          body.once("close", () => clearTimeout(timer));
          headers.set("Content-Type", "text/html; charset=utf-8");
          headers.set("Content-Language", locale);
          headers.append("Vary", "Save-Data");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
          pipe(body);
        },
        onShellError(error: unknown) {
          clearTimeout(timer);
          reject(error);
        },
        onError(error: unknown) {
          status = 500;
          if (shellSent) report(context, error);
        },
      },
    );
    const timer = setTimeout(abort, streamTimeout + 1_000);
  });
}

function report({ ctx, requestId }: Pick<AppLoadContext, "ctx" | "requestId">, error: unknown): void {
  const found = error instanceof Error ? error : new Error(String(error));
  ctx.log.error("page failed", { requestId, error: found.name, stack: found.stack });
}

/** Every surprise thrown by a loader or an action. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (!request.signal.aborted) report(context, error);
}
