import { describe, expect, it } from 'vitest';
import { afterImportEvent, newImport, shareOf } from '../../../renderer/features/knowledge/import-view.ts';
import { stretchesOf } from '../../../renderer/features/knowledge/lit-text.ts';
import { bodyOf } from '../../../renderer/features/knowledge/passage-body.ts';
import { whyFound } from '../../../renderer/features/knowledge/why-found.ts';

describe('a source open at a passage', () => {
  const read = {
    start: 100,
    text: 'Heading\nfirst second',
    headings: [{ level: 2, start: 100, end: 107 }],
    pages: [{ number: 3, start: 108 }],
  };

  it('is cut where heading, page and passage begin and end, and nothing is lost', () => {
    const stretches = stretchesOf(read, { start: 114, end: 120 });
    expect(stretches.map(({ text }) => text).join('')).toBe(read.text);
    expect(stretches).toContainEqual({ text: 'Heading', lit: false, page: null, level: 2 });
    expect(stretches).toContainEqual({ text: 'first ', lit: false, page: 3, level: null });
    expect(stretches.filter(({ lit }) => lit).map(({ text }) => text)).toEqual(['second']);
  });

  it('lights what is left of a passage that begins before the piece, and nothing without one', () => {
    const cut = stretchesOf(read, { start: 90, end: 107 });
    expect(cut.filter(({ lit }) => lit).map(({ text }) => text)).toEqual(['Heading']);
    expect(stretchesOf(read, null).some(({ lit }) => lit)).toBe(false);
  });
});

describe('an import', () => {
  it('counts files by what became of them, and keeps why one failed', () => {
    const problem = { code: 'file-empty', message: 'Empty.', remedy: 'Save it.' } as const;
    const of = (outcome: 'added' | 'unchanged' | 'failed') =>
      ({
        type: 'file',
        file: outcome,
        outcome,
        source: null,
        problem: outcome === 'failed' ? problem : null,
      }) as const;
    const view = [of('added'), of('failed'), of('unchanged'), of('added')].reduce(
      afterImportEvent,
      newImport(1),
    );
    expect(view).toMatchObject({ added: 2, unchanged: 1, failed: [{ file: 'failed', problem }] });
  });

  it('moves on with reading and embedding, and never passes the end', () => {
    const at = { type: 'progress', done: 1, planned: 2, file: 'a', timeLeftMs: null } as const;
    expect(shareOf({ ...at, phase: 'reading', share: 0 })).toBeCloseTo(0.5);
    expect(shareOf({ ...at, phase: 'embedding', share: 1 })).toBeCloseTo(1);
    expect(shareOf({ ...at, done: 2, phase: 'embedding', share: 1 })).toBe(1);
    expect(shareOf({ ...at, done: 0, planned: 0, phase: 'reading', share: 0 })).toBe(0);
  });
});

describe('a found passage', () => {
  const signal = { rank: 1, score: 1 };
  it('says which signals brought it up', () => {
    expect(whyFound({ words: signal, meaning: signal })).toBe('both');
    expect(whyFound({ words: signal, meaning: null })).toBe('words');
    expect(whyFound({ words: null, meaning: signal })).toBe('meaning');
    expect(whyFound({ words: null, meaning: null })).toBe('neither');
  });

  it('is shown without the headings above it, unless it is nothing else', () => {
    expect(bodyOf('1. Battery\n\nIt lasts.\nLong.', ['Manual', '1. Battery'])).toBe('It lasts.\nLong.');
    expect(bodyOf('1. Battery', ['1. Battery'])).toBe('1. Battery');
  });
});
