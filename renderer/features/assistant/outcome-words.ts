import type { TFunction } from 'i18next';
import type { Outcome } from '../../../contract/answer.ts';
import type { Format } from '../../i18n/format.ts';

/** What was decided, where a question was not simply answered. */
export function outcomeWords(outcome: Outcome, t: TFunction, format: Format): string | null {
  if (outcome.type === 'answered') return null;
  const decided =
    outcome.type === 'refused'
      ? t(`assistant.answer.refused.${outcome.reason}`)
      : t(`assistant.answer.handedOff.${outcome.reason}`);
  return format.sentences([
    decided,
    outcome.evidence ? t('assistant.answer.found', { words: outcome.evidence }) : null,
  ]);
}
