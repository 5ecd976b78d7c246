/** A path on this site, as sent by a form or an address; anything that could lead elsewhere is "/". */
export function safePath(sent: unknown): string {
  if (typeof sent !== "string" || !/^\/(?![/\\])/.test(sent) || /[\p{Cc}\\]/u.test(sent)) return "/";
  const url = new URL(sent, "http://here.invalid");
  return url.host === "here.invalid" ? url.pathname + url.search : "/";
}
