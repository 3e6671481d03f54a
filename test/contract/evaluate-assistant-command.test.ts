import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { refused, run } from '../support/command-line.ts';
import { sendJson, startLoopbackEngine, streamText } from '../support/loopback-engine.ts';
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

test(
  'a run that an engine breaks off is gone on with, and says where its questions go',
  { timeout: 180_000 },
  async () => {
    let sent = 0;
    let limit = 1;
    const engine = await startLoopbackEngine((_request, response) =>
      ++sent > limit
        ? sendJson(response, 401, {})
        : streamText(response, 'Descale the kettle every 40 days with citric acid [1].'),
    );
    const { manual } = await files();
    const folder = await temporaryFolder();
    const tests = path.join(folder, 'tests.csv');
    const questions = ['How often must I descale the kettle?', 'How much water does the kettle hold?'];
    await writeFile(tests, ['question,kind', ...questions.map((one) => `${one},golden`)].join('\n'));
    const data = ['--data', path.join(folder, 'data')];
    const add = ['models', 'remote', 'add', 'Office', '--address', engine.address, '--model', 'writer'];
    expect(await refused(...add, '--at-once', '99', ...data)).toContain('--at-once');
    expect((await run([...add, '--at-once', '1', ...data])).stdout).toContain('1 at once');
    const evaluate = [
      'evaluate-assistant',
      manual,
      '--tests',
      tests,
      '--mode',
      'write',
      '--engine',
      'Office',
    ];
    const broken = await run([...evaluate, ...data]);
    expect(broken).toMatchObject({ code: 1 });
    expect(broken.stderr).toContain(`writer at ${engine.host}`);
    const [, id = ''] = /--resume (\S+) --data/u.exec(broken.stderr) ?? [];
    expect(id).not.toBe('');

    limit = Infinity;
    expect(await refused('evaluate-assistant', '--resume', 'nobody', ...data)).toContain(id);
    const ended = await run(['evaluate-assistant', '--resume', 'last', '--json', ...data]);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain(`writer at ${engine.host}`);
    const { mode, rows } = JSON.parse(ended.stdout) as Evaluated;
    expect(mode).toBe('write');
    expect(rows.map(({ question }) => question).sort()).toEqual(questions.sort());
    expect(await refused('evaluate-assistant', '--resume', 'last', ...data)).toContain('None was cut short');
    expect(await refused('evaluate-assistant', '--resume', id, ...data)).toContain('complete');
  },
);

test('what can’t be evaluated is refused in one line', async () => {
  const { manual, tests } = await files();
  expect(await refused('evaluate-assistant', '--tests', tests)).toContain('files or folders');
  expect(await refused('evaluate-assistant', manual)).toContain('--tests');
  expect(await refused('evaluate-assistant', manual, '--tests', `${tests}x`)).toContain('no such file');
  expect(await refused('evaluate-assistant', manual, '--tests', manual)).toContain('column');
  expect(await refused('evaluate-assistant', manual, '--tests', tests, '--mode', 'sing')).toContain('--mode');
  expect(await refused('evaluate-assistant', manual, '--resume', 'last', '--data', manual)).toContain(
    'nothing else',
  );
  expect(await refused('evaluate-assistant', '--resume', 'last')).toContain('--data DIR');
  expect(await refused('evaluate-assistant', manual, '--tests', tests, '--engine', 'a')).toContain(
    '--mode write',
  );
  expect(await refused('evaluate-assistant', manual, '--tests', tests, '--threshold', '2')).toContain(
    '--threshold',
  );
});
