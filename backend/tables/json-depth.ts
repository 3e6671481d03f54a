/** Brackets in one another; rows of tables have a few. Beyond some thousands a value can't be written as text any more. */
const deepest = 1000;

/** Whether lists and objects lie in one another too deep, told from the text alone in time linear in its length. */
export function isTooDeep(json: string): boolean {
  // Most rows have fewer brackets than that in all.
  if (json.length <= deepest) return false;
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === 0x22) {
      at = endOfText(json, at);
    } else if (code === 0x5b || code === 0x7b) {
      if (++depth > deepest) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}

/** The place of the quotation mark that closes a text; the end where none does. */
function endOfText(json: string, open: number): number {
  for (let quote = json.indexOf('"', open + 1); quote >= 0; quote = json.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (json[quote - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return quote;
  }
  return json.length;
}
