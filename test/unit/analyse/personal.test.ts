import { describe, expect, it } from 'vitest';
import { measurePersonal } from '../../../bench/analyse/measure-personal.ts';
import { readCorpus } from '../../../bench/analyse/personal-corpus.ts';
import { createFinder } from '../../../backend/analyse/personal/find-personal.ts';
import {
  createPlaceholders,
  placeholdersIn,
  putBack,
} from '../../../backend/analyse/personal/placeholders.ts';
import { seal, unseal } from '../../../backend/analyse/personal/secret.ts';
import { findPersonalData } from '../../../backend/assistant/personal-data/mask.ts';

const find = createFinder(findPersonalData);
const found = (text: string) => find(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('the corpus of 500 cases', () => {
  it.each(['development', 'test'] as const)('is masked as well as promised: %s', async (half) => {
    const cases = (await readCorpus())[half];
    expect(cases).toHaveLength(250);
    const all = measurePersonal(cases).kinds.find(({ kind }) => kind === 'all')!;
    expect(all.recall).toBeGreaterThanOrEqual(0.97);
    expect(all.precision).toBeGreaterThanOrEqual(0.95);
  });
});

describe('finding', () => {
  it('tells names from what only looks like one', () => {
    expect(found('Dear Ms Fernandez, the Royal Albert Hall is near Paris.')).toEqual([['name', 'Fernandez']]);
    expect(found('高兴的时候请联系王先生')).toEqual([['name', '王']]);
  });
  it('lets what check digits prove go before names and addresses', () => {
    expect(found('IBAN GB29NWBK60161331926819')).toEqual([['iban', 'GB29NWBK60161331926819']]);
  });
  it('takes words of one’s own as a whole, in any case, with signs in them', () => {
    const own = createFinder(findPersonalData, ['custom'], ['Acme', 'C++ (old)', 'Jean-Luc', '星辰']);
    const text = 'ACME, not Acmeology; C++ (old). JEAN-LUC. 星辰科技';
    expect(own(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      ...['ACME', 'C++ (old)', 'JEAN-LUC', '星辰'],
    ]);
  });
  it('leaves out kinds that aren’t asked for, and doesn’t take them for others', () => {
    const only = createFinder(findPersonalData, ['phone']);
    expect(only('Card 4111 1111 1111 1111')).toEqual([]);
  });
  it('bears a long text without a space in time', () => {
    expect(find('A'.repeat(200_000))).toEqual([]);
    expect(find('1-'.repeat(50_000))).toEqual([]);
  });
});

describe('placeholders', () => {
  it('are the same for the same value, and none that the text has already', () => {
    const text = 'a@b.com and c@d.com and a@b.com, see [MAIL-1]';
    const placeholders = createPlaceholders(new Set(placeholdersIn(text)));
    const masked = placeholders.mask(text, find(text));
    expect(masked).toBe('[MAIL-2] and [MAIL-3] and [MAIL-2], see [MAIL-1]');
    expect(placeholders.counts()).toEqual([{ kind: 'email', count: 3, distinct: 2 }]);
    expect(putBack(masked, placeholders.mapping())).toEqual({ text, restored: 3, unknown: ['[MAIL-1]'] });
  });
  it('that came from elsewhere stay, also ones named like a property of every object', () => {
    expect(putBack('[NAME-9] [constructor]', {})).toEqual({
      text: '[NAME-9] [constructor]',
      restored: 0,
      unknown: ['[NAME-9]'],
    });
  });
});

describe('the secret', () => {
  it('opens with its own key only, and not when one character was changed', () => {
    const { mapping, key } = seal({ '[NAME-1]': '陈晓明' });
    expect(unseal(mapping, key)).toEqual({ '[NAME-1]': '陈晓明' });
    expect(mapping).not.toContain('陈');
    expect(() => unseal(mapping, seal({}).key)).toThrow(/doesn’t open/u);
    const at = mapping.length - 10;
    const changed = mapping.slice(0, at) + (mapping[at] === 'A' ? 'B' : 'A') + mapping.slice(at + 1);
    expect(() => unseal(changed, key)).toThrow(/doesn’t open/u);
    expect(() => unseal('something else', key)).toThrow(/no mapping/u);
  });
});
