import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../cli/commands/index.ts';
import { commandLinesOf, excerptsOf, linksOf } from '../support/doc-excerpts.ts';

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

test('a command line that a page shows has a command and options that there are', () => {
  const ofAll = ['data', 'passphrase-file', 'json', 'help'];
  const known = new Map(
    commands.map(({ name, options }) => [name, new Set([...Object.keys(options), ...ofAll])]),
  );
  const unknown = pages.flatMap((page) =>
    commandLinesOf(read(page)).flatMap(([name = '', ...words]) => {
      const options = name === 'help' ? new Set<string>() : known.get(name);
      if (!options) return [`${page}: ${name}`];
      return words
        .flatMap((word) => /^\[?--([\w-]+)/u.exec(word)?.[1] ?? [])
        .filter((option) => !options.has(option))
        .map((option) => `${page}: ${name} --${option}`);
    }),
  );
  expect(unknown).toEqual([]);
  expect(commandLinesOf(read('docs/command-line.md')).length).toBeGreaterThan(commands.length);
});

test('an excerpt is found with what it leaves out, and a link without its anchor', () => {
  const page =
    'See [one](a.md#b), [two](https://c.example) and `[no](d.md)`.\n```ts from=e.ts\nf\n…\ng\n```\n';
  expect(excerptsOf(page)).toEqual([{ file: 'e.ts', parts: ['f\n', 'g\n'] }]);
  expect(linksOf(page)).toEqual(['a.md']);
  expect(commandLinesOf('npm run -s cli -- ask A --json   # quick\n')).toEqual([['ask', 'A', '--json']]);
});
