/** What comes along when XML is read from front to back; names are without their prefix. */
export interface XmlListener {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

/**
 * Reads XML once, in time linear in its length whatever is wrong with it, and builds nothing: for sheets of millions of
 * cells. An element that closes itself is opened and closed. Entities of documents' own making are not expanded.
 */
export function readXml(xml: string, listener: XmlListener): void {
  let at = 0;
  for (;;) {
    const open = xml.indexOf('<', at);
    if (open < 0) return;
    if (open > at) listener.text(decodeEntities(xml.slice(at, open)));
    if (xml.startsWith('<!--', open)) {
      at = after(xml, '-->', open + 4);
    } else if (xml.startsWith('<![CDATA[', open)) {
      at = after(xml, ']]>', open + 9);
      listener.text(xml.slice(open + 9, at - 3));
    } else {
      at = after(xml, '>', open + 1);
      tag(xml.slice(open + 1, at - 1), listener);
    }
  }
}

function after(xml: string, end: string, from: number): number {
  const found = xml.indexOf(end, from);
  return found < 0 ? xml.length + end.length : found + end.length;
}

function tag(inside: string, listener: XmlListener): void {
  if (inside.startsWith('?') || inside.startsWith('!')) return;
  if (inside.startsWith('/')) return listener.close(localName(inside.slice(1).trim()));
  const isClosed = inside.endsWith('/');
  const space = inside.search(/[\s/]/u);
  const name = localName(space < 0 ? inside : inside.slice(0, space));
  listener.open(name, space < 0 ? '' : inside.slice(space));
  if (isClosed) listener.close(name);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The value of an attribute among those of a tag; null when it is not there. */
export function attribute(attributes: string, name: string): string | null {
  const at = attributes.indexOf(` ${name}="`);
  if (at < 0) return null;
  const start = at + name.length + 3;
  const end = attributes.indexOf('"', start);
  return end < 0 ? null : decodeEntities(attributes.slice(start, end));
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five entities of XML and numbered characters; others stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/giu,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return named[name.toLowerCase()] ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
