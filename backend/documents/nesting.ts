/** Elements that never have an end, and those whose end may be left out: a page of those isn't deep. */
const flat = new Set(
  `area base br col embed hr img input link meta param source track wbr
  p li dt dd td th tr tbody thead tfoot colgroup option optgroup rt rp html head body`.split(/\s+/u),
);

/**
 * Whether elements of HTML or XML lie in one another deeper than `limit`, told from the tags alone in time linear in the
 * length: parsers that keep a stack take time that grows with the square of the depth.
 */
export function isNestedDeeper(markup: string, limit: number): boolean {
  let depth = 0;
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) {
    const isEnd = markup.charCodeAt(at + 1) === 47;
    const nameAt = isEnd ? at + 2 : at + 1;
    if (!isLetter(markup.charCodeAt(nameAt))) continue;
    const end = markup.indexOf('>', nameAt);
    if (end < 0) return false;
    if (markup.charCodeAt(end - 1) !== 47 && !flat.has(nameFrom(markup, nameAt, end))) {
      depth = isEnd ? Math.max(0, depth - 1) : depth + 1;
      if (depth > limit) return true;
    }
    at = end;
  }
  return false;
}

/** A tag's name is short; what isn't is none of the names that are known. */
const longestName = 12;

function nameFrom(markup: string, start: number, end: number): string {
  const name = markup.slice(start, Math.min(end, start + longestName));
  const stop = name.search(/[\s/]/u);
  return (stop < 0 ? name : name.slice(0, stop)).toLowerCase();
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
