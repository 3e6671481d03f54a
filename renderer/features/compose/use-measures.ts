import { useTranslation } from 'react-i18next';
import type { TextChecks } from '../../../contract/compose-texts.ts';
import { useFormat } from '../../i18n/format.ts';
import type { Measure } from './measures.tsx';

/** From which Flesch score a text reads how. */
const easeSteps = [
  [60, 'easy'],
  [30, 'medium'],
] as const;
/** Share of repeated runs of words above which a text reads as one that repeats itself. */
const muchRepetition = 0.1;

/** Says what was measured of a text. */
export function useMeasures(): (checks: TextChecks) => Measure[] {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ length, banned, missing, unsupportedNumbers, readability, repetition }) => {
    const count = t(`compose.measures.${length.unit}`, { count: length.count });
    const measures: Measure[] = [
      {
        name: t('compose.measures.length'),
        value:
          length.target === null
            ? count
            : t('compose.measures.lengthOf', { count, target: format.number(length.target) }),
        hint: t('compose.measures.lengthHint'),
        unsure: !length.met,
      },
    ];
    if (readability.flesch !== null) {
      const ease = readability.flesch;
      const word = easeSteps.find(([least]) => ease >= least)?.[1] ?? 'hard';
      measures.push({
        name: t('compose.measures.ease'),
        value: `${format.number(ease)}, ${t(`compose.measures.eases.${word}`)}`,
        hint: t('compose.measures.easeHint'),
      });
    }
    measures.push(
      {
        name: t('compose.measures.sentence'),
        value: t('compose.measures.sentenceOf', {
          mean: format.number(readability.sentenceLength, 1),
          longest: format.number(readability.longestSentence),
        }),
        hint: t(`compose.measures.sentenceHint.${length.unit}`),
      },
      {
        name: t('compose.measures.repetition'),
        value: format.percent(repetition.share),
        hint:
          repetition.phrases.length > 0
            ? t('compose.measures.repeated', {
                phrases: format.list(repetition.phrases.slice(0, 3).map(({ text }) => `“${text}”`)),
              })
            : t('compose.measures.repetitionHint'),
        unsure: repetition.share > muchRepetition,
      },
    );
    if (unsupportedNumbers !== null)
      measures.push({
        name: t('compose.measures.numbers'),
        value: unsupportedNumbers.length === 0 ? t('compose.measures.none') : format.list(unsupportedNumbers),
        hint: t('compose.measures.numbersHint'),
        unsure: unsupportedNumbers.length > 0,
      });
    if (banned.length > 0)
      measures.push({
        name: t('compose.measures.banned'),
        value: format.list(banned),
        hint: t('compose.measures.bannedHint'),
        unsure: true,
      });
    if (missing.length > 0)
      measures.push({
        name: t('compose.measures.missing'),
        value: format.list(missing),
        hint: t('compose.measures.missingHint'),
        unsure: true,
      });
    return measures;
  };
}
