/** A title as a file name that every system takes; names that Windows keeps for its devices get a line below them. */
export function fileNameOf(title: string, extension: string): string {
  const plain = title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/gu, '');
  // Cut between characters, never within one.
  const name = Array.from(plain).slice(0, 80).join('').trim() || 'inkling';
  return `${/^(con|prn|aux|nul|com\d|lpt\d)$/iu.test(name) ? `${name}_` : name}.${extension}`;
}
