import type { Role } from "#app/domain/kernel/actor.ts";

/**
 * Who may call a page: everyone; everyone while the deployment is a demo or a test; whoever is signed in; or
 * whoever acts in one of the roles.
 */
export type Access = "public" | "demo" | "signed-in" | readonly Role[];

/** One page: where it answers, which file it is (relative to `app/`), and who may call it. */
export type Page = {
  /** Without a leading slash; "" is the audience's own address. */
  readonly path: string;
  readonly file: `routes/${string}`;
  readonly access: Access;
};

/** The pages of one audience, inside one layout. */
export type Audience = {
  /** Put before each path; "" for none. */
  readonly prefix: string;
  /** The layout's file and access; resource routes have none. */
  readonly layout: { readonly file: `routes/${string}`; readonly access: Access } | null;
  readonly pages: readonly Page[];
};

export const SEEKER = ["seeker"] as const;
export const EMPLOYER = ["employer"] as const;
export const OFFICE = ["officer", "supervisor", "adviser"] as const;
export const PROVIDER = ["trainer"] as const;
export const ANALYST = ["analyst"] as const;
export const ADMIN = ["administrator"] as const;
