import { describe, expect, it } from 'vitest';
import { caseTerms } from '../../../backend/plan/case-words.ts';
import { newLinks } from '../../../backend/plan/links.ts';
import { markdownTable } from '../../../backend/plan/markdown-table.ts';
import { plainMarkdown } from '../../../contract/markdown.ts';
import { rankByWords } from '../../../backend/plan/rank-by-words.ts';
import { summarizeReview } from '../../../backend/plan/summarize-review.ts';
import type { ReviewAnswer } from '../../../contract/plan-entries.ts';
import type { ReviewArea } from '../../../contract/plan-library.ts';

const area = (id: ReviewArea['id'], ...questions: string[]): ReviewArea => ({
  id,
  title: { en: id, 'zh-CN': id },
  questions: questions.map((question) => ({
    id: question,
    text: { en: '?', 'zh-CN': '？' },
    lookFor: { en: '.', 'zh-CN': '。' },
  })),
});
const areas = [area('data', 'a', 'b'), area('law', 'c')];
const given = (answers: Record<string, ReviewAnswer['answer']>, note = 'because') =>
  new Map(Object.entries(answers).map(([id, answer]) => [id, { answer, note, evidence: [] }]));

describe('the review in short', () => {
  it.each([
    [{ a: 'yes', b: 'yes', c: 'no' }, 'no'],
    [{ a: 'no' }, 'no'],
    [{ a: 'yes', b: 'not-sure', c: 'yes' }, 'not-sure'],
    [{ a: 'yes', b: 'yes' }, 'unanswered'],
    [{ a: 'yes', b: 'not-applicable', c: 'yes' }, 'clear'],
    [{}, 'unanswered'],
  ] as const)('of %j stands at %s', (answers, standing) => {
    expect(summarizeReview(areas, given(answers)).standing).toBe(standing);
  });

  it('takes a bare word for nothing shown, but lists a bare “no” as “no” only', () => {
    const summary = summarizeReview(areas, given({ a: 'yes', b: 'not-applicable', c: 'yes' }, ' '));
    expect(summary).toMatchObject({ standing: 'unsupported', unsupported: ['a', 'b', 'c'] });
    expect(summarizeReview(areas, given({ a: 'no' }, '')).unsupported).toEqual([]);
  });

  it('counts answers to questions that are asked, and no others', () => {
    const { counts } = summarizeReview(areas, given({ a: 'yes', gone: 'no' }));
    expect(counts).toEqual({ yes: 1, no: 0, notSure: 0, notApplicable: 0, unanswered: 2 });
  });
});

describe('searching by words', () => {
  it('folds endings, accents and case, and pairs Chinese characters', () => {
    expect(caseTerms('The Bakeries’ bakery CAFÉ')).toEqual(['baker', 'bakery', 'cafe']);
    expect(caseTerms('语音识别 AI')).toEqual(['语音', '音识', '识别', 'ai']);
    expect(caseTerms('家')).toEqual(['家']);
  });

  it('ranks a rare word above a common one, and leaves out what has none', () => {
    const texts = ['bread and ovens', 'bread and yarn', 'only music', 'bread'];
    const ranked = rankByWords(texts, 'yarn bread');
    expect(ranked[0]).toMatchObject({ index: 1 });
    expect(ranked.map(({ index }) => index).sort()).toEqual([0, 1, 3]);
    expect(rankByWords(texts, 'the of')).toEqual([]);
  });
});

describe('new links', () => {
  it('are those that were not there before', () => {
    const value = (ideaId: string | null) => ({
      title: 'a',
      note: '',
      likelihood: 1,
      impact: 1,
      owner: '',
      mitigation: '',
      state: 'open' as const,
      ideaId,
    });
    expect(newLinks('risk', value('x'), value('x')).ideaIds).toEqual([]);
    expect(newLinks('risk', value('x'), value('y')).ideaIds).toEqual(['y']);
    expect(newLinks('risk', null, value(null)).ideaIds).toEqual([]);
  });
});

describe('plain Markdown', () => {
  it('leaves nothing that would be taken for markup', () => {
    expect(plainMarkdown('# a\n<b>|*c*')).toBe('\\# a \\<b\\>\\|\\*c\\*');
    expect(plainMarkdown('1. a')).toBe('1\\. a');
    expect(markdownTable(['a'], [])).toBe('');
  });
});
