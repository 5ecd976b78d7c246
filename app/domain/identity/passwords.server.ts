import { hash, verify } from "@node-rs/argon2";
import { normalisePassword } from "./password.ts";

/** Argon2id (the library's default) at OWASP's least: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(normalisePassword(password), COST);

let nobody: Promise<string> | null = null;

/** True when the password opens the hash. Without a hash (unknown account) it takes as long, and is false. */
export async function checkPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hash("nobody has this password", COST);
  const fits = await verify(passwordHash ?? (await nobody), normalisePassword(password));
  return fits && passwordHash !== null;
}
