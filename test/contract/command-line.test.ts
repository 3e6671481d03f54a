import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { refused, run } from '../support/command-line.ts';
import { openTestBackend } from '../support/backend.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const brief = `# Allotment watering

## Problem
Vegetables on forty plots dry out in July while their owners are away for two weeks.
## People
Forty plot holders, most of them over sixty.
## Constraints
No mains power; 500 euros for the whole site.
## Assets
A shared 5,000 litre rain tank and a rota on paper.
`;

async function briefFile(text: string | Buffer = brief): Promise<string> {
  const file = path.join(await temporaryFolder(), 'brief.md');
  await writeFile(file, text);
  return file;
}

describe('the command line', () => {
  it('explains itself', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('ideate BRIEF.md');
    expect(stdout).toContain('models list');
    expect(await run(['models', '--help'])).toMatchObject({ code: 0, stdout });
    expect((await run([])).code).toBe(1);
  });

  it('names every method of the library, and what goes with which', async () => {
    const { stdout } = await run(['--help']);
    const { client } = await openTestBackend();
    const methods = await client.call('ideation.methods', {});
    expect(stdout).toContain(`methods: ${methods.map(({ id }) => id).join(', ')}`);
    const file = await briefFile();
    const box = path.join(path.dirname(file), 'box.json');
    await writeFile(box, '{"rows":[{"name":"Where","options":[]}]}');
    const ideate = (...rest: string[]) => refused('ideate', file, ...rest);
    expect(await ideate('--persona', 'Ruth')).toContain('--persona goes with --method role-storming');
    expect(await ideate('--method', 'role-storming', '--persona', ' ')).toContain('A person needs a name.');
    expect(await ideate('--method', 'morphological-box', '--box', `${box}x`)).toContain('no such file');
    expect(await ideate('--method', 'morphological-box', '--box', file)).toContain('is no box');
    expect(await ideate('--method', 'morphological-box', '--box', box)).toContain('at least one option');
  });

  it('refuses what it doesn’t know, in one line', async () => {
    expect(await refused('dance')).toContain('There is no command "dance"');
    expect(await refused('models')).toContain('models list');
    expect(await refused('models', 'list', '--colour')).toContain("Unknown option '--colour'");
    expect(await refused('models', 'list', '--model', 'x')).toContain('--model');
    expect(await refused('models', 'list', '--data', '')).toContain('--data needs a folder');
  });

  it('says how fast the embedded model writes here', async () => {
    const { code, stdout } = await run(['models', 'bench', '--json']);
    expect(code).toBe(0);
    const said = JSON.parse(stdout) as {
      tokensPerSecond: number;
      tokenMs: number;
      machine: { cores: number };
    };
    expect(said.tokensPerSecond).toBeGreaterThan(0.1);
    expect(said.tokensPerSecond * said.tokenMs).toBeCloseTo(1000, 6);
    expect(said.machine.cores).toBeGreaterThan(0);
    expect(await refused('models', 'bench', 'twice')).toContain('takes nothing else');
  });

  it('leaves no throw-away store behind', async () => {
    const stores = async () =>
      (await readdir(tmpdir())).filter((name) => /^inkling-[A-Za-z0-9]{6}$/u.test(name));
    const before = await stores();
    await run(['models', 'list', '--json']);
    expect(await stores()).toEqual(before);
  });

  it('says what is wrong with a data folder', async () => {
    const file = await briefFile();
    expect(await refused('models', 'list', '--data', file)).toContain(file);
    expect(await refused('models', 'list', '--data', '/proc/inkling')).toContain('/proc/inkling');
  });
});

describe('models', () => {
  it('are listed, for people and as one JSON document', async () => {
    const plain = await run(['models', 'list']);
    expect(plain).toMatchObject({ code: 0, stderr: '' });
    expect(plain.stdout).toMatch(/^inkling-135m {2}Inkling 135M\n {2}text-generation · en · 104 MB/u);
    const json = JSON.parse((await run(['models', 'list', '--json'])).stdout) as { id: string }[];
    expect(json.map(({ id }) => id)).toEqual([
      'inkling-135m',
      'bge-small-en-v1.5',
      'bge-small-zh-v1.5',
      'inkling-sentence-ranker-en',
    ]);
  });

  it('are verified', async () => {
    const { code, stdout } = await run(['models', 'verify', '--model', 'bge-small-en-v1.5', '--json']);
    const document = JSON.parse(stdout) as { files: unknown[]; intact: number; wrong: number };
    expect(code).toBe(0);
    expect(document).toMatchObject({ intact: document.files.length, wrong: 0 });
    expect(await refused('models', 'verify', '--model', 'gpt-9')).toContain('inkling-135m');
  });
});

describe('ideate', () => {
  it('refuses bad numbers, methods and models before anything is made', async () => {
    const file = await briefFile();
    expect(await refused('ideate', file, '--count', '0')).toContain('Ask for at least one idea.');
    expect(await refused('ideate', file, '--count', '10000')).toContain('Ask for at most 40 ideas');
    expect(await refused('ideate', file, '--count', 'abc')).toContain('takes a whole number, not "abc"');
    expect(await refused('ideate', file, '--count', '1.5')).toContain('takes a whole number');
    expect(await refused('ideate', file, '--seed', 'x')).toContain('--seed takes a whole number');
    expect(await refused('ideate', file, '--seed=-1')).toContain('--seed');
    expect(await refused('ideate', file, '--method', 'osmosis')).toMatch(/no method "osmosis".*scamper/u);
    expect(await refused('ideate', file, '--model', 'gpt-9')).toMatch(/no text model "gpt-9".*inkling-135m/u);
    expect(await refused('ideate', file, '--model', 'bge-small-en-v1.5')).toContain('inkling-135m');
  });

  it('refuses what is no brief', async () => {
    expect(await refused('ideate')).toContain('Give one brief');
    expect(await refused('ideate', 'a.md', 'b.md')).toContain('Give one brief');
    expect(await refused('ideate', '/nowhere/brief.md')).toContain('there is no such file');
    const folder = path.join(await temporaryFolder(), 'brief.md');
    await mkdir(folder);
    expect(await refused('ideate', folder)).toContain('is a folder');
    expect(await refused('ideate', await briefFile(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1])))).toContain(
      'not a text file',
    );
    expect(await refused('ideate', await briefFile(Buffer.from('caf\xe9', 'latin1')))).toContain('UTF-8');
    expect(await refused('ideate', await briefFile('x'.repeat(1 << 20)))).toContain('too long');
    expect(await refused('ideate', await briefFile('x'.repeat(100_001)))).toContain('too long');
    expect(await refused('ideate', await briefFile(''))).toContain('This brief is empty');
    const longPart = await briefFile(`# W\n## People\n${'word '.repeat(500)}`);
    expect(await refused('ideate', longPart)).toContain('The part about people is too long');
  });

  it('writes ideas as one JSON document, and keeps them in the folder it is given', async () => {
    const data = path.join(await temporaryFolder(), 'data');
    const file = await briefFile();
    const outcome = await run(['ideate', file, '--count', '2', '--seed', '1', '--json', '--data', data]);
    expect(outcome.code, outcome.stderr).toBe(0);
    const document = JSON.parse(outcome.stdout) as Record<string, unknown> & {
      ideas: { provenance: object }[];
    };
    expect(Object.keys(document)).toEqual([
      'brief',
      'method',
      'seed',
      'model',
      'ideas',
      'skipped',
      'summary',
    ]);
    expect(document).toMatchObject({
      method: 'mixed',
      seed: 1,
      model: 'inkling-135m',
      brief: { title: 'Allotment watering' },
    });
    for (const idea of document.ideas) expect(idea.provenance).toMatchObject({ method: 'mixed' });
    expect(outcome.stderr).toContain('tokens/s');
    expect((await readdir(data)).sort()).toEqual(expect.arrayContaining(['database.key', 'inkling.db']));
  });

  it('stops at Ctrl-C with exit code 130 and nothing on stdout', async () => {
    const outcome = await run(['ideate', await briefFile(), '--count', '20', '--json'], /drafting/u);
    expect(outcome).toMatchObject({ code: 130, stdout: '' });
    expect(outcome.stderr).toMatch(/Stopped\.\n$/u);
  });
});
