/** Text is judged by its beginning. */
const sampleLength = 1 << 16;

/** More of its characters than this are no characters of text in something that is none. */
const tolerated = 0.02;

/** True for a decoded "text" that is full of control characters, or of places that could not be decoded. */
export function looksBinary(text: string): boolean {
  const length = Math.min(text.length, sampleLength);
  let odd = 0;
  for (let at = 0; at < length; at++) if (isOdd(text.charCodeAt(at))) odd++;
  return odd > 1 + length * tolerated;
}

function isOdd(unit: number): boolean {
  const isLineOrTab = (unit >= 8 && unit <= 13) || unit === 27;
  const isControl = (unit < 32 && !isLineOrTab) || (unit >= 0x7f && unit <= 0x9f && unit !== 0x85);
  const isPrivate = unit >= 0xe000 && unit <= 0xf8ff;
  return isControl || isPrivate || unit === 0xfffd || unit === 0xfffe || unit === 0xffff;
}
