const bullet = /^[-*+•‣▪●○◦–—·]\s+/u;
const numbered = /^(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|[（(]?[一二三四五六七八九十]{1,3}[）)、])\s*(?=\S)/u;

/** The length of the mark that a line of a list begins with ("- ", "2) ", "三、"); 0 for a line of no list. */
export function listMarkerLength(line: string): number {
  const mark = bullet.exec(line)?.[0] ?? numbered.exec(line)?.[0] ?? '';
  // "3.5 kg" and "2.Absatz" begin with a figure, not with a mark.
  if (/\d[.)]$/u.test(mark) && !/\p{Script=Han}/u.test(line.charAt(mark.length))) return 0;
  return mark.length;
}

/** True when the mark itself says something, as the numbers of steps do. */
export function isNumbered(line: string): boolean {
  return !bullet.test(line);
}
