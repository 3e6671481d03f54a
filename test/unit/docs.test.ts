import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { excerptsOf, linksOf } from '../support/doc-excerpts.ts';

const root = path.join(import.meta.dirname, '../..');
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(path.join(root, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');

test('what a page shows of a file stands there word for word', () => {
  const wrong = pages.flatMap((page) =>
    excerptsOf(read(page)).flatMap(({ file, parts }) => {
      const text = read(file);
      return parts.filter((part) => !text.includes(part)).map((part) => ({ page, file, part }));
    }),
  );
  expect(wrong).toEqual([]);
  expect(excerptsOf(read('docs/adding-a-use-case.md')).length).toBeGreaterThan(5);
});

test('the links of a page lead to files that are there', () => {
  const broken = pages.flatMap((page) =>
    linksOf(read(page))
      .filter((link) => !existsSync(path.join(root, path.dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test('an excerpt is found with what it leaves out, and a link without its anchor', () => {
  const page =
    'See [one](a.md#b), [two](https://c.example) and `[no](d.md)`.\n```ts from=e.ts\nf\n…\ng\n```\n';
  expect(excerptsOf(page)).toEqual([{ file: 'e.ts', parts: ['f\n', 'g\n'] }]);
  expect(linksOf(page)).toEqual(['a.md']);
});
