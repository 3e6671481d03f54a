import { csvLine } from '../../../contract/csv.ts';
import { describe, expect, it } from 'vitest';
import type { OutputOf } from '../../../contract/index.ts';
import { rankingRows, toMarkdownTable } from '../../../renderer/features/converge/criteria/ranking-table.ts';

const words = (text: string) => ({ en: text, 'zh-CN': `${text}！` });
const table: OutputOf<'converge.table'> = {
  set: {
    id: 'own',
    kind: 'weighted',
    name: words('Own'),
    about: words(''),
    own: true,
    opinionOn: [],
    weights: { dough: 1 },
    criteria: [
      {
        id: 'dough',
        name: words('Dough'),
        question: words(''),
        better: 'more',
        scale: { kind: 'steps', steps: [1, 2].map((value) => ({ value, words: words('step') })) },
      },
    ],
  },
  assessments: [
    { ideaId: 'a', answers: { dough: { value: 2, note: 'Weighed | twice' } }, opinion: null },
    { ideaId: 'b', answers: {}, opinion: null },
    { ideaId: 'c', answers: { dough: { value: 'not-assessable', note: '' } }, opinion: null },
  ],
  ranking: {
    ranked: [
      { ideaId: 'a', low: 100, middle: 100, high: 100, rank: 1, bestRank: 1, worstRank: 1, unknown: [] },
    ],
    unassessed: ['b'],
    vetoed: [{ ideaId: 'c', reason: '=HYPERLINK("x")', at: 0 }],
  },
};
const titles = new Map([
  ['a', '半个面包, "warm"'],
  ['b', '-Rusks'],
  ['c', 'Soup'],
]);
const rows = rankingRows(table, titles, {
  rank: 'Rank',
  idea: 'Idea',
  figure: 'Figure',
  low: 'Low',
  high: 'High',
  unknown: 'can’t be told',
  vetoed: 'Veto',
  rests: 'rests on',
  say: ({ en }) => en,
});

describe('a ranking as a table', () => {
  it('holds every idea once: ranked, without answers, vetoed with the reason', () => {
    expect(rows.map((row) => row[1])).toEqual(['Idea', '半个面包, "warm"', '-Rusks', 'Soup']);
    expect(rows[1]).toEqual(['1', '半个面包, "warm"', '2', 'Weighed | twice', '100', '100', '100', '']);
    expect(rows[3]).toEqual(['', 'Soup', 'can’t be told', '', '', '', '', '=HYPERLINK("x")']);
  });

  it('is CSV that quotes what it must, and runs as no formula', () => {
    const lines = rows.map(csvLine);
    expect(lines[1]).toBe('1,"半个面包, ""warm""",2,Weighed | twice,100,100,100,\r\n');
    expect(lines[2]).toMatch(/^,'-Rusks,/);
    expect(lines[3]).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('is Markdown in which nothing a person wrote is markup', () => {
    const markdown = toMarkdownTable('Bakery: *own*', rows);
    expect(markdown).toMatch(/^# Bakery: \\\*own\\\*\n/);
    expect(markdown).toContain('Weighed \\| twice');
  });
});
