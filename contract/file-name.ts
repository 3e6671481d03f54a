/** Names that Windows keeps for its devices, whatever ending stands behind them. */
const device = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/iu;
/** Signs that some file system refuses, and signs that make a name be read in another order than it is. */
const refused = /[\\/:*?"<>|\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+/gu;

/**
 * A title as the name of a file, the same that every system takes: no path, no device, nothing hidden. `spare` is taken
 * when nothing of the title is left.
 */
export function fileNameOf(title: string, extension: string, spare = 'inkling'): string {
  const plain = title
    .replace(refused, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/gu, '');
  // Cut between characters, never within one.
  const name = Array.from(plain)
    .slice(0, 80)
    .join('')
    .replace(/[ .]+$/gu, '')
    .replace(device, '$1_');
  return `${name || spare}.${extension}`;
}
