import type { LoaderFunctionArgs } from "@remix-run/node";
import { readImportReport } from "#app/domain/imports/read-import-report.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { valueOf } from "#app/web/respond.server.ts";

/** The report of an import, as a file to keep. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = await guardMember(args);
  const importId = idParam(args.params, "importId");
  const { fileName, content } = valueOf(await readImportReport(ctx, actor, { importId }));
  return new Response(Buffer.from(content), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}
