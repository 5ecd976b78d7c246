export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 256;

/** What attackers try first; whoever picks one of these picks no secret. Compared in lower case. */
const COMMON = new Set(
  `password passw0rd password1 password12 password123 passwort motdepasse qwertyui qwerty12 qwerty123 qwertyuiop
   azertyui azerty123 1q2w3e4r 1qaz2wsx asdfghjk asdfghjkl zxcvbnm1 iloveyou sunshine princess football baseball
   superman trustno1 welcome1 welcome123 letmein1 admin123 administrator changeme whatever starwars dragon123
   monkey123 abc12345 abcd1234 a1b2c3d4 aa123456 a123456789 q1w2e3r4 pakistan bismillah mohammed muhammad ahmed123
   mohamed1 allah123 habibi123 saudi123 riyadh123 egypt123 maroc123 syria123 masar123 masarmasar كلمةالسر كلمةسر1
   السعودية محمدمحمد`.split(/\s+/),
);

/** One spelling per password, however the keyboard composed it. */
export const normalisePassword = (password: string): string => password.normalize("NFKC");

/** Null when the password will do; otherwise a field code. Length counts, composition does not (NIST SP 800-63B). */
export function passwordProblem(password: string, login: string): string | null {
  const text = normalisePassword(password);
  if ([...text].length < PASSWORD_MIN) return "password_short";
  if ([...text].length > PASSWORD_MAX) return "too_long";
  const plain = text.toLowerCase();
  const name = login.toLowerCase().split("@")[0] ?? "";
  if (COMMON.has(plain) || isRun(plain) || (name.length >= 4 && plain.includes(name.replace(/^\+/, ""))))
    return "password_common";
  return null;
}

/** "aaaaaaaa", "1234567890", "87654321", "abababab": fewer than four different characters, or one step all along. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const isNumber = /^\d+$/.test(text);
  const steps = new Set(codes.slice(1).map((code, index) => stepOf(codes[index] ?? 0, code, isNumber)));
  return new Set(codes).size < 4 || steps.size === 1;
}

/** From one character to the next; in a number 0 follows 9, as on the keyboard. */
const stepOf = (from: number, to: number, isNumber: boolean): number =>
  isNumber ? (to - from + 10) % 10 : to - from;
