/** What other files begin with, as latin-1; each is completed to "… is …". */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG/u, 'a picture (PNG)'],
  [/^\xff\xd8\xff/u, 'a picture (JPEG)'],
  [/^GIF8[79]a/u, 'a picture (GIF)'],
  [/^RIFF....WEBP/su, 'a picture (WebP)'],
  [/^(?:II\x2a\0|MM\0\x2a)/u, 'a picture (TIFF)'],
  [/^(?:ID3|\xff\xfb|OggS|fLaC|RIFF....WAVE)/su, 'a sound recording'],
  [/^....ftyp|^\x1a\x45\xdf\xa3/su, 'a video'],
  [/^(?:\x1f\x8b|7z\xbc\xaf|Rar!|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd)/u, 'a compressed archive'],
  [/^(?:\x7fELF|MZ.{58}|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe)/su, 'a program'],
  [/^SQLite format 3\0/u, 'a database'],
];

/** What a file is that begins so; null for one that may be text. */
export function foreignKind(beginning: string): string | null {
  return beginnings.find(([start]) => start.test(beginning))?.[1] ?? null;
}
