/** The sections in this desk's header: an address, and the key of its label. */
export const sections: readonly { readonly href: string; readonly label: string }[] = [
  { href: "/admin", label: "auth:invite.title" },
  { href: "/admin/imports", label: "admin:sections.imports" },
  { href: "/admin/words", label: "admin:sections.words" },
  { href: "/admin/packs", label: "admin:sections.packs" },
  { href: "/admin/emergency", label: "emergency:section" },
  { href: "/admin/messages", label: "admin:sections.messages" },
  { href: "/admin/system", label: "admin:sections.system" },
  { href: "/admin/events", label: "admin:sections.events" },
];
