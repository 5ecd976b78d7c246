/**
 * Limits on guessing. None of them can be used to lock somebody out: what counts against an account as a whole
 * counts only for browsers that it has never been opened from.
 */
export const SIGN_IN_HERE = { name: "sign_in_here", points: 10, minutes: 15 };
export const SIGN_IN_ADDRESS = { name: "sign_in_address", points: 100, minutes: 15 };
export const SIGN_IN_STRANGERS = { name: "sign_in_strangers", points: 100, minutes: 60 };

/** Codes sent to one mobile or mailbox, asked for at one address and at all: each costs money and patience. */
const CODES_TO_LOGIN_HERE = { name: "codes_to_login_here", points: 5, minutes: 60 };
const CODES_TO_LOGIN = { name: "codes_to_login", points: 20, minutes: 60 };
export const CODES_FROM_ADDRESS = { name: "codes_from_address", points: 30, minutes: 60 };
/** Identity numbers one account may try: nobody walks through a registry. */
export const TIES_OF_ACCOUNT = { name: "ties_of_account", points: 5, minutes: 24 * 60 };
export const CODE_TRIES_FROM_ADDRESS = { name: "code_tries_from_address", points: 60, minutes: 60 };

/** The limits on sending a code to `login`, asked for at `address`, each with what it counts. */
export const codeLimits = (login: string, address: string) =>
  [
    [CODES_TO_LOGIN_HERE, `${login}:${address}`],
    [CODES_TO_LOGIN, login],
    [CODES_FROM_ADDRESS, address],
  ] as const;
