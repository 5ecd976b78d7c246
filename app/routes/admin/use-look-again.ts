import { useEffect, useRef } from "react";
import { useRevalidator } from "@remix-run/react";

const EVERY_MS = 3_000;
/** Then it waits for the reader: a page that is left open must not keep its session alive. */
const TIMES = 40;

/** Looks again by itself while something is under way. */
export function useLookAgain(isUnderWay: boolean): void {
  const { revalidate, state } = useRevalidator();
  const looked = useRef(0);
  useEffect(() => {
    if (!isUnderWay || state !== "idle" || looked.current >= TIMES) return;
    const timer = setTimeout(() => {
      looked.current++;
      revalidate();
    }, EVERY_MS);
    return () => clearTimeout(timer);
  }, [isUnderWay, state, revalidate]);
}
