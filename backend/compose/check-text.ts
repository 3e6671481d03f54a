import type { ComposeLanguage } from '../../contract/compose-templates.ts';
import type { TextChecks } from '../../contract/compose-texts.ts';
import { createBan, missingWords } from './banned.ts';
import { unsupportedNumbers } from '../wording/numbers.ts';
import { readabilityOf } from './readability.ts';
import { repetitionOf } from './repetition.ts';
import { plainText } from './plain-text.ts';
import { lengthOf } from '../wording/words.ts';

/** How far a length may be from its target, as a share of it. */
export const lengthTolerance = 0.15;

export interface Wishes {
  readonly language: ComposeLanguage;
  readonly lengthTarget: number | null;
  readonly bannedWords: readonly string[];
  readonly requiredWords: readonly string[];
  /** Texts that the numbers may come from; null: numbers aren't looked at. */
  readonly facts: readonly string[] | null;
}

/** Measures a text, Markdown or plain. Marks of headings and lists are no words. */
export function checkText(text: string, wishes: Wishes): TextChecks {
  const { language, lengthTarget: target, facts } = wishes;
  const plain = plainText(text);
  const count = lengthOf(plain);
  const met = target === null || Math.abs(count - target) <= Math.max(2, target * lengthTolerance);
  return {
    length: {
      count,
      unit: language === 'en' ? 'words' : 'characters',
      target,
      met,
      note: met ? '' : lengthNote(count, target, language),
    },
    banned: createBan(wishes.bannedWords).find(plain),
    missing: missingWords(plain, wishes.requiredWords),
    unsupportedNumbers: facts === null ? null : unsupportedNumbers(text, facts),
    readability: readabilityOf(plain, language),
    repetition: repetitionOf(plain),
  };
}

function lengthNote(count: number, target: number, language: ComposeLanguage): string {
  if (language === 'zh-CN')
    return count < target
      ? `要求 ${target} 字，写出 ${count} 字：没有更多的事实可写。请补充内容，不会为凑字数而编造。`
      : `要求 ${target} 字，写出 ${count} 字：必写的部分已经超过要求。请缩短内容或减少条目。`;
  return count < target
    ? `${target} words were asked for and it has ${count}: the facts give no more. Add to them; nothing is made up to fill a page.`
    : `${target} words were asked for and it has ${count}: the parts that must be there take more. Shorten the facts or give fewer.`;
}
