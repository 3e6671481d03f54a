import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/backend.ts';
import { refused, run } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const tickets = path.join(root, 'library/samples/analyse/tickets.csv');

interface Classified {
  readonly learned: {
    readonly report: { readonly rows: number; readonly accuracy: { readonly mean: number } };
  } | null;
  readonly zeroShot: { readonly labels: readonly { readonly name: string; readonly rows: number }[] } | null;
  readonly file: string | null;
}

describe('classify', () => {
  it('learns a column, measures it and writes the table', async () => {
    const out = path.join(await temporaryFolder(), 'out.csv');
    const { code, stdout } = await run([
      'classify',
      tickets,
      '--text',
      'message',
      '--label',
      'team',
      '--out',
      out,
      '--json',
    ]);
    expect(code).toBe(0);
    const { learned, file } = JSON.parse(stdout) as Classified;
    expect(learned!.report.rows).toBe(40);
    expect(learned!.report.accuracy.mean).toBeGreaterThan(0.7);
    expect(file).toBe(out);
    expect((await readFile(out, 'utf8')).split('\r\n')[0]).toContain('label learnt');
  });
  it('labels by names, and says so in words', async () => {
    const { code, stdout } = await run(['classify', tickets, '--labels', 'billing,delivery']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/40 texts\n {2}billing: \d+\n {2}delivery: \d+\n/u);
  });
  it('refuses what can’t be done in one line', async () => {
    expect(await refused('classify')).toContain('Give one table');
    expect(await refused('classify', tickets)).toContain('--label');
    expect(await refused('classify', tickets, '--labels', 'one')).toContain('at least two');
    expect(await refused('classify', tickets, '--label', 'nope')).toContain('no column “nope”');
    expect(await refused('classify', tickets, '--label', 'team', '--out', tickets)).toContain(
      'stays as it is',
    );
  });
});

describe('redact', () => {
  it('masks a text, and puts it back with mapping and key', async () => {
    const folder = await temporaryFolder();
    const [file, out] = [path.join(folder, 'a.txt'), path.join(folder, 'b.txt')];
    const text = 'Dear Tom Hargreaves, mail a.b@example.com, 我叫陈晓明。\n';
    await writeFile(file, text);
    const masked = await run(['redact', file, '--out', out, '--reversible', '--json']);
    expect(masked.code).toBe(0);
    const { total, mapping, key } = JSON.parse(masked.stdout) as {
      total: number;
      mapping: string;
      key: string;
    };
    expect(total).toBe(3);
    expect(await readFile(out, 'utf8')).toBe('Dear [NAME-1], mail [MAIL-1], 我叫[NAME-2]。\n');
    const back = await run(['redact', out, '--restore', mapping, '--key', key]);
    expect(back.stdout).toBe(text);
    expect(await refused('redact', out, '--restore', mapping, '--key', 'wrong')).toContain('doesn’t open');
    expect(await refused('redact', file, '--out', file)).toContain('stays as it is');
  });
  it('masks a table to stdout, counts to stderr', async () => {
    const file = path.join(await temporaryFolder(), 'a.csv');
    await writeFile(file, 'who,n\n"Olivia Bennett",1\n');
    const { code, stdout, stderr } = await run(['redact', file]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'who,n\r\n[NAME-1],1\r\n' });
    expect(stderr).toContain('Masked 1: name 1');
  });
  it('refuses what can’t be done in one line', async () => {
    expect(await refused('redact')).toContain('Give one file');
    expect(await refused('redact', '/no/such/file.txt')).toContain('no such file');
    expect(await refused('redact', tickets, '--kinds', 'shoe')).toContain('--kinds are some of');
    expect(await refused('redact', tickets, '--reversible')).toContain('--out');
    expect(await refused('redact', tickets, '--restore', 'x')).toContain('--key');
  });
});
