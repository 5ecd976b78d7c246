import { data } from "@remix-run/node";
import type { Denial, Failure, Outcome } from "#app/domain/kernel/result.ts";
import type { KeptForm } from "./kept-form.ts";
import { isProblemData, type ProblemData } from "./problem.ts";

const page = (problem: ProblemData, status: number): ReturnType<typeof data<ProblemData>> =>
  data(problem, { status });

/** True for what this file throws. */
export const isProblem = (thrown: unknown): thrown is ReturnType<typeof page> =>
  typeof thrown === "object" && thrown !== null && "data" in thrown && isProblemData(thrown.data);

/** What to throw for a denial: 404 where even the existence is hidden, else 403. */
export const denied = (reason: Denial): ReturnType<typeof page> =>
  reason.code === "not_found" ? page({ code: "not_found" }, 404) : page({ code: reason.code }, 403);

/** What to throw for a form that came too late: a page that keeps it, to be sent again. */
export const tooLate = (reason: Denial, kept: KeptForm): ReturnType<typeof page> =>
  page({ code: reason.code, kept }, reason.code === "sign_in" ? 401 : 403);

/** What to throw where nothing is found. */
export const notFound = (): ReturnType<typeof page> => page({ code: "not_found" }, 404);

/** What to throw for a failure that no form on the page can show. */
const failed = (reason: Failure): ReturnType<typeof page> =>
  reason.code === "not_found" ? notFound() : page({ code: reason.code, params: reason.params }, 422);

/** What to throw for a request that none of our forms sends. */
export const badRequest = (): ReturnType<typeof page> => page({ code: "invalid_input" }, 400);

/** The value of an outcome; otherwise the page for its denial (403, 404) or failure (404, 422) is thrown. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw outcome.error.kind === "denial" ? denied(outcome.error) : failed(outcome.error);
}
