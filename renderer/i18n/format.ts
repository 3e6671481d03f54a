import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from './language.ts';

/** Numbers, sizes and times as a language writes them. */
export interface Format {
  number(value: number, digits?: number): string;
  /** A large number in words, near enough: "1.2 billion". */
  large(value: number): string;
  /** A share of 1 as per cent; whole ones unless told. */
  percent(share: number, digits?: number): string;
  /** Decimal units, as disks and shops count. */
  bytes(value: number): string;
  /** "31 s", "1 min 5 s". */
  duration(milliseconds: number): string;
  /** "2 hours ago"; a date once it is more than a week past. */
  ago(time: number, now: number): string;
  moment(time: number): string;
  /** The day alone. */
  day(time: number): string;
  /** The month that a time lies in. */
  month(time: number): string;
  list(items: readonly string[]): string;
  /** Sentences one after the other: Chinese ones touch. What isn't said is left out. */
  sentences(items: readonly (string | false | null)[]): string;
  /** A name, and what is said of it. */
  named(name: string, text: string): string;
  /** Things side by side in one line, where each may hold commas. */
  sideBySide(items: readonly string[]): string;
  language(tag: string): string;
}

const agoSteps = [
  { unit: 'day', ms: 24 * 3_600_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;
const dayMs = 86_400_000;
const weekMs = 7 * dayMs;

/** Writes times in the zone that the machine is in when they are written: people travel with an app open. */
function inThisZone(language: Language, options: Intl.DateTimeFormatOptions): (time: number) => string {
  let format = new Intl.DateTimeFormat(language, options);
  let zone = format.resolvedOptions().timeZone;
  return (time) => {
    const now = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (now !== zone) format = new Intl.DateTimeFormat(language, options);
    zone = now;
    return format.format(time);
  };
}

/** The formats of one language. */
export function formatsFor(language: Language): Format {
  const isChinese = language === 'zh-CN';
  const units = isChinese ? besideDigits : (text: string) => text;
  const unit = (value: number, name: string, digits = 0, unitDisplay: 'short' | 'long' = 'short') =>
    units(
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit: name,
        unitDisplay,
        maximumFractionDigits: digits,
      }).format(value),
    );
  const date = inThisZone(language, { dateStyle: 'medium' });
  const monthAlone = inThisZone(language, { year: 'numeric', month: 'short' });
  const dateAndTime = inThisZone(language, { dateStyle: 'medium', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const conjunction = new Intl.ListFormat(language, {
    style: 'long',
    type: isChinese ? 'conjunction' : 'unit',
  });
  const languageNames = new Intl.DisplayNames(language, { type: 'language' });
  return {
    number: (value, digits = 0) =>
      new Intl.NumberFormat(language, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(value),
    large: (value) =>
      units(
        new Intl.NumberFormat(language, {
          notation: 'compact',
          compactDisplay: 'long',
          maximumFractionDigits: 1,
        }).format(value),
      ),
    percent: (share, digits = 0) =>
      new Intl.NumberFormat(language, {
        style: 'percent',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(share),
    bytes(value) {
      if (value >= 1e9) return unit(value / 1e9, 'gigabyte', 1);
      if (value >= 1e6) return unit(value / 1e6, 'megabyte');
      if (value >= 1e3) return unit(value / 1e3, 'kilobyte');
      // English says “32 byte” for short.
      return unit(value, 'byte', 0, isChinese ? 'short' : 'long');
    },
    duration(milliseconds) {
      const seconds = Math.round(milliseconds / 1000);
      if (seconds < 60) return unit(seconds, 'second');
      const rest = seconds % 60;
      const minutes = unit(Math.floor(seconds / 60), 'minute');
      return rest === 0 ? minutes : `${minutes} ${unit(rest, 'second')}`;
    },
    ago(time, now) {
      const past = now - time;
      // A day ahead: written before the clock was set back.
      if (past > weekMs || past < -dayMs) return date(time);
      const step = agoSteps.find((candidate) => past >= candidate.ms);
      return units(
        step ? relative.format(-Math.floor(past / step.ms), step.unit) : relative.format(0, 'minute'),
      );
    },
    moment: (time) => dateAndTime(time),
    day: (time) => date(time),
    month: (time) => monthAlone(time),
    list: (items) => (isChinese ? spaced(conjunction.formatToParts(items)) : conjunction.format(items)),
    sentences: (items) => items.filter(Boolean).join(isChinese ? '' : ' '),
    named: (name, text) => `${name}${isChinese ? '：' : ': '}${text}`,
    sideBySide: (items) => items.join(isChinese ? '；' : '; '),
    language: (tag) => languageNames.of(tag) ?? tag,
  };
}

/** A space between a number and the Chinese that counts it, as everywhere in the window. */
const besideDigits = (text: string) => text.replace(/(\d)(?=\p{sc=Han})/gu, '$1 ');

const latin = /[0-9A-Za-z]/;

/** A Chinese list with the space that stands between Chinese and Latin letters everywhere in the window. */
function spaced(parts: ReturnType<Intl.ListFormat['formatToParts']>): string {
  return parts
    .map(({ type, value }, i) => {
      if (type === 'element' || !/\p{sc=Han}/u.test(value)) return value;
      const [before, after] = [parts[i - 1]?.value.at(-1) ?? '', parts[i + 1]?.value[0] ?? ''];
      return `${latin.test(before) ? ' ' : ''}${value}${latin.test(after) ? ' ' : ''}`;
    })
    .join('');
}

/** The formats of the language shown. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return useMemo(() => formatsFor(language), [language]);
}
