import type { FoundSpan } from '../ports.ts';

const capital = `\\p{Lu}[\\p{L}'’.]*`;
const number = String.raw`\d{1,5}(?:\s?[A-Za-z](?![A-Za-z]))?(?:[-/]\d{1,4})?`;
const streetWord =
  'Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Square|Sq|Terrace|Crescent|Close|Way|Parkway|Pkwy|Row|Hill|Gardens|Mews|Quay|Highway|Walk|Grove|Green';
const unit = String.raw`(?:,?\s+(?:Flat|Apt|Apartment|Suite|Unit|Room|Floor|No)\.?\s*#?\w{1,5})`;
const postcode = String.raw`(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]{2}\s\d{5}(?:-\d{4})?|\d{4,5}(?:\s?[A-Z]{2}(?![A-Za-z]))?)`;
const city = `(?:${capital}(?:[ -]${capital}){0,2})`;
/** The rest of an address: a town with or without its code, in either order. */
const place = `(?:,\\s*(?:${postcode}\\s+${city}|${city}(?:,\\s*${city})?(?:,?\\s+${postcode})?|${postcode}))`;
const ending = `(?:,?\\s*(?:NW|NE|SW|SE|N|S|E|W)(?![\\p{L}]))?${unit}?(?:${place}){0,2}`;

const patterns = [
  // 14 Maple Street, Bristol BS1 4ND
  `${number}\\s+(?:${capital}\\s+){1,3}(?:${streetWord})(?![\\p{L}])\\.?${ending}`,
  // 350 Fifth Avenue; 5 High Street: the same. 7 Rue de la Paix, 75002 Paris
  `${number},?\\s+(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Pp]lace|[Cc]hemin|[Qq]uai|[Ii]mpasse)\\s+(?:(?:de|du|des|la|le|les|l['’]|d['’])\\s*){0,3}${city}${ending}`,
  // Hauptstraße 12, 10115 Berlin; Keizersgracht 123
  `\\p{Lu}[\\p{L}-]*(?:straße|strasse|str\\.|weg|platz|allee|gasse|ufer|ring|damm|gracht|straat|laan|plein|kade|vägen|gatan|gade|vej)\\s+${number}${ending}`,
  `\\p{Lu}[\\p{L}-]+(?:er|-)\\s?(?:Straße|Strasse|Str\\.|Weg|Platz|Allee|Ufer|Ring|Damm)\\s+${number}${ending}`,
  // Via Roma 25, 00184 Roma; Calle de Alcalá 45
  `(?:Via|Viale|Piazza|Corso|Calle|Avenida|Plaza|Paseo|Rua|Avenida|Largo|Carrer|Ulica|ul\\.)\\s+(?:(?:de|del|della|dei|la|las|los|da|do|dos|di)\\s+){0,2}${city},?\\s+${number}${ending}`,
  // P.O. Box 1234, Dublin
  `P\\.?\\s?O\\.?\\s?Box\\s+\\d{1,6}${ending}`,
];
const western = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'gu');

const han = '\\p{Script=Han}';
const region = `(?:${han}{2,7}?(?:省|自治区))?(?:${han}{2,5}?(?:市|自治州|盟))?(?:${han}{1,5}?(?:区|县|旗|市|镇|乡|新区))?`;
const building =
  '(?:[A-Za-z\\d一二三四五六七八九十]{1,5}(?:号楼|栋|幢|座|单元|层|楼|室|号|弄)|[\\p{Script=Han}]{2,8}(?:大厦|广场|花园|小区|公寓|中心|商城))';
/** A road with its number, with or without the places it lies in. */
const chinese = new RegExp(
  `${region}${han}{1,8}?(?:路|街|大道|大街|巷|胡同|弄|道)(?:${han}{1,2}段)?\\s?\\d{1,5}(?:[-之]\\d{1,4})?\\s?号?(?:\\s?${building})*`,
  'gu',
);
/** What stands before an address and isn't of it. */
const lead =
  /^(?:[，。：:]*(?:请)?(?:我|我们|他|她|家)?(?:寄到|送到|住在|放在|地址是|地址|住址|东西放在|住|在|到|把|快递员把东西放在)[：:是]?)+/u;

/** Street addresses: English, American, French, German, Dutch, Italian, Spanish and Chinese forms, with a house number. */
export function findAddresses(text: string): FoundSpan[] {
  const found: FoundSpan[] = [];
  for (const match of text.matchAll(western)) {
    const end = match.index + match[0].trimEnd().replace(/[.,]$/u, '').length;
    found.push({ kind: 'address', start: match.index, end });
  }
  for (const match of text.matchAll(chinese)) {
    const skipped = leadLength(match[0]);
    found.push({ kind: 'address', start: match.index + skipped, end: match.index + match[0].length });
  }
  return found;
}

function leadLength(match: string): number {
  let skipped = lead.exec(match)?.[0].length ?? 0;
  const inside = /.*(?:寄到|送到|住在|放在|地址是|地址|住址|家住)/u.exec(match);
  if (inside) skipped = Math.max(skipped, inside[0].length);
  return skipped;
}
