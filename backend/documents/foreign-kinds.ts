/** What files that can't be read begin with, as latin-1, and what they are: "… is a picture". */
const beginnings: readonly (readonly [string, readonly string[]])[] = [
  ['a picture (PNG)', ['\x89PNG']],
  ['a picture (JPEG)', ['\xff\xd8\xff']],
  ['a picture (GIF)', ['GIF87a', 'GIF89a']],
  ['a picture (TIFF)', ['II\x2a\0', 'MM\0\x2a']],
  ['a sound recording', ['ID3', '\xff\xfb', 'OggS', 'fLaC']],
  ['a video', ['\x1a\x45\xdf\xa3']],
  ['a compressed archive', ['\x1f\x8b', '7z\xbc\xaf', 'Rar!', 'BZh', '\xfd7zXZ', '\x28\xb5\x2f\xfd']],
  ['a program', ['\x7fELF', 'MZ\x90\0', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe']],
  ['a database', ['SQLite format 3\0']],
];

/** What a file is that begins so; null for one that may be text. */
export function foreignKind(beginning: string): string | null {
  const known = beginnings.find(([, starts]) => starts.some((start) => beginning.startsWith(start)));
  if (known) return known[0];
  if (beginning.startsWith('RIFF')) return 'a picture, a sound recording or a video';
  // The length of its first part comes first.
  return beginning.startsWith('ftyp', 4) ? 'a video' : null;
}
