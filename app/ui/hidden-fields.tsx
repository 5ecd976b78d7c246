export type HiddenValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Hidden inputs of a form: the CSRF and idempotency tokens, ids, filters to keep. */
export function HiddenFields({ values }: { values: HiddenValues | undefined }) {
  if (!values) return null;
  return (
    <>
      {Object.entries(values).flatMap(([name, value]) =>
        (value === undefined ? [] : typeof value === "string" ? [value] : [...value]).map((one) => (
          <input key={`${name} ${one}`} type="hidden" name={name} value={one} />
        )),
      )}
    </>
  );
}
