import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { holdsWords, plainHelp, readHelp } from '../../../renderer/features/help/help-text.ts';
import { helpTopics } from '../../../renderer/features/help/topics.ts';

const folder = path.join(import.meta.dirname, '../../../library/help');
const languages = ['en', 'zh-CN'] as const;
const read = (language: string, topic: string) =>
  readHelp(readFileSync(path.join(folder, language, `${topic}.md`), 'utf8'));

describe.each(languages)('the help in %s', (language) => {
  it('has a page for every topic, and no other', () => {
    expect(readdirSync(path.join(folder, language)).sort()).toEqual(
      helpTopics.map((topic) => `${topic}.md`).sort(),
    );
  });

  it.each(helpTopics)(
    '%s is short, its links lead to topics, and nothing in it is taken for text that is markup',
    (topic) => {
      const page = read(language, topic);
      expect(page.title).not.toBe('');
      expect(page.blocks.length).toBeGreaterThan(2);
      expect(plainHelp(page).length).toBeLessThan(1900);
      for (const { to } of page.blocks.flatMap(({ spans }) => spans))
        if (to !== undefined) expect(helpTopics).toContain(to);
      expect(plainHelp(page)).not.toMatch(/\*\*|`|\]\(|^#/mu);
    },
  );
});

it('both languages say the same: as many steps, bullets and links, and the same keys', () => {
  for (const topic of helpTopics) {
    const [en, zh] = languages.map((language) => read(language, topic));
    const shape = (page: typeof en) => ({
      kinds: page!.blocks.map(({ kind }) => kind),
      links: page!.blocks.flatMap(({ spans }) => spans.flatMap(({ to }) => to ?? [])).sort(),
      keys: [...new Set(plainHelp(page!).match(/Ctrl [A-Z]\b|\bF1\b/gu))].sort(),
    });
    expect(shape(zh), topic).toEqual(shape(en));
  }
});

it('a page is found by all of its words, whatever their case, also Chinese ones', () => {
  const page = read('zh-CN', 'privacy');
  expect(holdsWords(page, '口令 恢复密钥')).toBe(true);
  expect(holdsWords(page, '口令 推荐')).toBe(false);
  expect(holdsWords(read('en', 'limits'), 'ENGLISH only')).toBe(true);
});

it('reads steps, bullets, strong words, code and links, and nothing else', () => {
  expect(readHelp('# T\n\n1. a **b** [c](d.md)\n- `e`\nf * g')).toEqual({
    title: 'T',
    blocks: [
      {
        kind: 'step',
        spans: [
          { text: 'a ', look: 'plain' },
          { text: 'b', look: 'strong' },
          { text: ' ', look: 'plain' },
          { text: 'c', look: 'link', to: 'd' },
        ],
      },
      { kind: 'bullet', spans: [{ text: 'e', look: 'code' }] },
      { kind: 'paragraph', spans: [{ text: 'f * g', look: 'plain' }] },
    ],
  });
  expect(() => readHelp('no title')).toThrow(RangeError);
});
