/** The sections in this desk's header: an address, and the key of its label. */
export const sections: readonly { readonly href: string; readonly label: string }[] = [
  { href: "/provider", label: "provider:sections.programmes" },
];
