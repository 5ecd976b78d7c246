/** What a national identity provider vouches for. */
export type VerifiedIdentity = {
  readonly subject: string;
  readonly nationalId: string;
  readonly fullName: string;
  /** Level of assurance, as the provider names it (acr). */
  readonly assurance: string;
};

/**
 * National identity by OIDC. Its engine comes later (docs/decisions/0021-second-factor-and-national-identity.md);
 * the sign-in with a password is the fallback and stays.
 */
export interface IdentityProvider {
  /** Where to send the browser, and what must be kept until it returns (state, nonce, PKCE verifier). */
  begin(returnTo: string): Promise<{ readonly url: string; readonly kept: string }>;
  /** Checks the provider's answer; null for any answer that does not hold. */
  complete(answer: URL, kept: string): Promise<VerifiedIdentity | null>;
}
