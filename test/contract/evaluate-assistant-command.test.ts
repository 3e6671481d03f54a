import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { refused, run } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function files() {
  const folder = await temporaryFolder();
  const [manual, tests] = [path.join(folder, 'kettle.md'), path.join(folder, 'tests.csv')];
  await writeFile(
    manual,
    '# Kettle\n\nDescale the kettle every 40 days with citric acid.\n\nIt holds 1.7 litres of water.\n',
  );
  await writeFile(
    tests,
    [
      'question,kind,answer,source,passage',
      'How often must I descale the kettle?,golden,,kettle.md,Descale the kettle every 40 days with citric acid.',
      'Who won the football cup?,unanswerable,,,',
      'I want to speak to a human,handoff,,,',
      'What is this?,nonsense,,,',
    ].join('\n'),
  );
  return { manual, tests };
}

interface Evaluated {
  mode: string;
  summary: Record<string, unknown> & { refusal: object; handoff: object };
  rows: { question: string; kind: string; passed: boolean; rank: number | null }[];
}

test('questions of a file are asked, and how well it went is told with every row', async () => {
  const { manual, tests } = await files();
  const { code, stdout, stderr } = await run(['evaluate-assistant', manual, '--tests', tests, '--json']);
  expect(code).toBe(0);
  expect(stderr).toContain('line 5');
  const { mode, summary, rows } = JSON.parse(stdout) as Evaluated;
  expect(mode).toBe('quote');
  expect(rows.map(({ kind, passed }) => [kind, passed])).toEqual([
    ['golden', true],
    ['unanswerable', true],
    ['handoff', true],
  ]);
  expect(summary).toMatchObject({
    tests: 3,
    passed: 3,
    recallAt1: 1,
    recallAt5: 1,
    meanReciprocalRank: 1,
    citationPrecision: 1,
    refusal: { precision: 1, recall: 1 },
    handoff: { precision: 1, recall: 1 },
  });
});

test('what can’t be evaluated is refused in one line', async () => {
  const { manual, tests } = await files();
  expect(await refused('evaluate-assistant', '--tests', tests)).toContain('files or folders');
  expect(await refused('evaluate-assistant', manual)).toContain('--tests');
  expect(await refused('evaluate-assistant', manual, '--tests', `${tests}x`)).toContain('no such file');
  expect(await refused('evaluate-assistant', manual, '--tests', manual)).toContain('column');
  expect(await refused('evaluate-assistant', manual, '--tests', tests, '--mode', 'sing')).toContain('--mode');
  expect(await refused('evaluate-assistant', manual, '--tests', tests, '--threshold', '2')).toContain(
    '--threshold',
  );
});
