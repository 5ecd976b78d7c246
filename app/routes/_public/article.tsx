import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { guard } from "#app/web/guard.server.ts";
import { notFound } from "#app/web/respond.server.ts";

const topicSchema = z.enum(["about", "complaints", "help", "privacy", "ranking"]);
type Part = { readonly title: string; readonly text: string };

export async function loader(args: LoaderFunctionArgs) {
  const { title } = await guard(args);
  const topic = topicSchema.safeParse(args.params["topic"]);
  if (!topic.success) throw notFound();
  return { title: title(`public:articles.${topic.data}.title`), topic: topic.data };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The standing texts: what Masar is, how it orders results, what happens to data, how complaints go. */
export default function Article() {
  const { topic } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  const parts = t(`articles.${topic}.parts`, { returnObjects: true }) as readonly Part[];
  return (
    <article className="narrow stack">
      <h1>{t(`articles.${topic}.title`)}</h1>
      {parts.map((part) => (
        <section key={part.title} className="stack-2">
          <h2>{part.title}</h2>
          <p>{part.text}</p>
        </section>
      ))}
    </article>
  );
}
