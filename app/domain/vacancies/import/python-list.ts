const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

/**
 * Reads a list of strings as Python prints it: ['a', "b's", 'c\\d']. Null when the text is no such list;
 * an unclosed one (cut off by the source) gives the strings that are whole.
 */
export function readPythonList(text: string): readonly string[] | null {
  const body = text.trim();
  if (!body.startsWith("[")) return null;
  const items: string[] = [];
  let at = 1;
  while (at < body.length) {
    const sign = body[at] ?? "";
    if (sign === "]") return items;
    if (sign === "'" || sign === '"') {
      const end = closingQuote(body, at + 1, sign);
      if (end < 0) return items;
      items.push(unescape(body.slice(at + 1, end)));
      at = end + 1;
    } else if (/[\s,]/.test(sign)) {
      at++;
    } else {
      const bare = /^[^\s,\]]+/.exec(body.slice(at))?.[0] ?? sign;
      items.push(bare);
      at += bare.length;
    }
  }
  return items;
}

function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}

const unescape = (text: string): string =>
  text.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/gis, (_all, x: string, u: string, sign: string) =>
    sign === undefined ? String.fromCharCode(parseInt(x ?? u, 16)) : (ESCAPES[sign] ?? sign),
  );
