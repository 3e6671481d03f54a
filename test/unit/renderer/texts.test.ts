import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../contract/errors.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { formatsFor } from '../../../renderer/i18n/format.ts';
import { resolveLanguage } from '../../../renderer/i18n/language.ts';
import { zhCN } from '../../../renderer/i18n/zh-cn.ts';
import { zhProblems } from '../../../renderer/i18n/zh-problems.ts';

type Texts = { readonly [key: string]: string | Texts };

function flatten(texts: Texts, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const renderer = path.join(import.meta.dirname, '../../../renderer');
const source = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/^i18n.(\w+.)?(en|zh-cn)\.ts$/.test(file))
  .map((file) => readFileSync(path.join(renderer, file), 'utf8'))
  .join('\n');
const english = flatten(en);
const chinese = flatten(zhCN);
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the texts', () => {
  it('are the same in both languages', () => {
    expect(new Set([...chinese.keys()].map(withoutPlural))).toEqual(
      new Set([...english.keys()].map(withoutPlural)),
    );
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('address a Chinese reader in one way, politely', () => {
    expect([...chinese].filter(([, text]) => text.includes('你'))).toEqual([]);
  });

  it('have every plural form their language needs', () => {
    for (const key of english.keys()) {
      if (key.endsWith('_one')) expect(english.has(key.replace(/_one$/, '_other')), key).toBe(true);
      if (key.endsWith('_other')) {
        expect(english.has(key.replace(/_other$/, '_one')), key).toBe(true);
        expect(chinese.has(key), key).toBe(true);
      }
    }
  });

  it('speak of the same things', () => {
    for (const [key, text] of chinese)
      expect(variables(text), key).toEqual(variables(english.get(key) ?? ''));
  });

  it('are all used', () => {
    // Also a key chosen between two: t(some ? 'a.b' : 'a.c'), t(some === 'x' ? 'a.b' : 'a.c').
    const plain = new Set(
      [
        ...source.matchAll(/\bt\(\s*(?:[^'`,]*(?:'\w+'\s*)?\?\s*)?'([\w.-]+)'(?:\s*:\s*'([\w.-]+)')?/g),
      ].flatMap(([, first, second]) => [first, second]),
    );
    const patterns = [...source.matchAll(/\bt\(\s*`([\w.${}() -]+)`/g)].map(
      ([, key]) => new RegExp(`^${key!.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w-]+')}$`),
    );
    const unused = [...english.keys()]
      .map(withoutPlural)
      .filter((key) => !plain.has(key) && !source.includes(`en.${key}`))
      .filter((key) => !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });

  it('explain every error in Chinese', () => {
    expect(Object.keys(zhProblems).sort()).toEqual([...errorCodes].sort());
  });
});

describe('resolveLanguage', () => {
  it('follows the choice, then the system, then English', () => {
    expect(resolveLanguage('en', ['zh-CN'])).toBe('en');
    expect(resolveLanguage('system', ['zh-TW', 'en'])).toBe('zh-CN');
    expect(resolveLanguage('system', ['de-DE', 'zh'])).toBe('zh-CN');
    expect(resolveLanguage('system', ['de-DE'])).toBe('en');
    expect(resolveLanguage('system', [])).toBe('en');
  });
});

describe('formatsFor', () => {
  it('writes durations, sizes and times past as people do', () => {
    const format = formatsFor('en');
    expect(format.duration(31_400)).toBe('31 sec');
    expect(format.duration(65_000)).toBe('1 min 5 sec');
    expect(format.bytes(118_204_331)).toBe('118 MB');
    expect(format.bytes(2_400_000_000)).toBe('2.4 GB');
    expect(format.ago(1000, 1500)).toBe('this minute');
    expect(format.ago(0, 2 * 3_600_000)).toBe('2 hours ago');
    expect(format.ago(0, 30 * 86_400_000)).toMatch(/19(69|70)/);
    expect(formatsFor('zh-CN').ago(0, 2 * 3_600_000)).toBe('2 小时前');
  });
});
