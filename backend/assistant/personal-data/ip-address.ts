import { spansOf, type Span } from './span.ts';

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const four = `(?:${octet}\\.){3}${octet}`;
/** Four numbers up to 255; one of a version or a chapter says what it is. */
const alone = new RegExp(
  `(?<![A-Za-zÀ-ɏ\\d.:]|\\b(?:version|ver\\.?|firmware|release|build|driver|section|chapter|clause|paragraph|step|figure|table) |(?:版本|固件|章节|第)[:： ]?)${four}(?!\\.?[A-Za-zÀ-ɏ\\d])`,
  'giu',
);
/** What may be one of the sixth version: hexadecimal groups and colons, an address of the fourth behind them. */
const sixth = new RegExp(
  `(?<![A-Za-zÀ-ɏ\\d:.])(?=[0-9a-f:]*:[0-9a-f]*:)[0-9a-f:]{2,39}(?:(?<=:)${four})?(?![A-Za-zÀ-ɏ\\d:]|\\.\\d)`,
  'giu',
);

/** Internet addresses of both versions. */
export function findIpAddresses(text: string): Span[] {
  return [...spansOf(text, alone), ...spansOf(text, sixth, isSixth)];
}

/** Eight groups of up to four hexadecimal digits, or fewer with one gap (RFC 4291, section 2.2). */
function isSixth(match: string): boolean {
  const halves = match.split('::');
  if (halves.length > 2 || !/\d/u.test(match)) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const behind = groups.at(-1)?.includes('.') ? 1 : 0;
  if (!groups.slice(0, groups.length - behind).every((group) => /^[0-9a-f]{1,4}$/iu.test(group)))
    return false;
  const count = groups.length + behind;
  // Times such as 12:30:45 have no gap and few groups.
  return halves.length === 2 ? count >= 1 && count <= 7 : count === 8;
}
