import { payloads } from './payloads.ts';

/** What ends whatever the payload before it left open, so that each is tried from the start. */
const end = `\n--></textarea></title></style></script></noscript></xmp></template></select></svg></math></iframe>'">`;

/** Many payloads as one text, each able to begin afresh; `longest` in characters. */
export function payloadText(longest = Infinity, from = 0): string {
  let text = '';
  for (let at = 0; at < payloads.length; at++) {
    const next = `${payloads[(from + at) % payloads.length]!}${end}`;
    if (text.length + next.length > longest) break;
    text += next;
  }
  return text;
}
