import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { answerAppRequest } from '../../electron/app-answer.ts';
import { contentSecurityPolicy } from '../../electron/content-security-policy.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A folder that is served, with neighbours and links that lead out of it. */
async function servedFolder() {
  const outside = await temporaryFolder();
  const served = path.join(outside, 'renderer');
  mkdirSync(path.join(served, 'assets'), { recursive: true });
  mkdirSync(path.join(outside, 'renderer-two'));
  writeFileSync(path.join(served, 'index.html'), '<!doctype html>');
  writeFileSync(path.join(served, 'assets', 'main.js'), 'void 0;');
  writeFileSync(path.join(outside, 'secret.txt'), 'secret');
  writeFileSync(path.join(outside, 'renderer-two', 'x.js'), 'secret');
  symlinkSync(path.join(outside, 'secret.txt'), path.join(served, 'link.txt'));
  symlinkSync(outside, path.join(served, 'up'));
  symlinkSync(path.join(served, 'index.html'), path.join(served, 'inside.html'));
  const link = path.join(outside, 'linked-renderer');
  symlinkSync(served, link);
  const ask = (url: string, method = 'GET') => answerAppRequest(served, { method, url });
  return { ask, link };
}

test('app:// serves the files of the window by their names, and the page for every place in it', async () => {
  const { ask, link } = await servedFolder();
  for (const address of ['app://inkling/', 'app://inkling/index.html', 'app://inkling/assets/main.js'])
    expect((await ask(address)).status, address).toBe(200);
  expect(await (await ask('app://inkling/projects/5')).text()).toBe('<!doctype html>');
  // The folder itself may lie behind a link.
  const script = { method: 'GET', url: 'app://inkling/assets/main.js' };
  expect((await answerAppRequest(link, script)).status).toBe(200);
});

/** Ways out of the folder, or to a file in it by another name than its own. */
const ways = [
  ...['../secret.txt', '..%2fsecret.txt', '%2e%2e/secret.txt', '%2e%2e%2fsecret.txt', '.%2e%2fsecret.txt'],
  ...[
    'assets/../../secret.txt',
    'assets%2f..%2f..%2fsecret.txt',
    '..%5csecret.txt',
    'assets%5c..%5c..%5csecret',
  ],
  ...[
    '..\\secret.txt',
    '%252e%252e%252fsecret.txt',
    '..%c0%afsecret.txt',
    '%c0%ae%c0%ae/secret.txt',
    '%ff.js',
  ],
  ...['index.html%00.js', '%00', 'index.html%00', '..%2frenderer-two%2fx.js', '%2e%2e%2frenderer-two/x.js'],
  ...[
    '/etc/passwd.txt',
    '%2fetc%2fpasswd.txt',
    '//etc/hosts.txt',
    'C:%5cwindows%5cwin.ini',
    'C:/windows/win.ini',
  ],
  ...[
    'file:///etc/hosts.txt',
    'link.txt',
    'up/secret.txt',
    'up%2fsecret.txt',
    'inside.html',
    'assets/none.js',
  ],
  ...['INDEX.HTML', 'Assets/main.js', 'index.html.', 'index.html%20', 'index.html::$DATA', 'index.html/x.js'],
  ...['assets/main.js%2f.', 'assets/main.js/', '~/.ssh/id.pub', 'assets%2fmain.js%3f..%2f..%2fsecret.txt'],
];

test('no address of app:// leads out of the folder of the window', async ({ task }) => {
  const { ask } = await servedFolder();
  for (const way of ways) {
    const answer = await ask(`app://inkling/${way}`);
    const body = await answer.text();
    expect(body, way).not.toContain('secret');
    // What an address itself resolves to is the address: `/assets/../x` is `/x` before it is asked for.
    expect([404, 200], way).toContain(answer.status);
    if (answer.status === 200) expect(body, way).toMatch(/^(<!doctype html>|void 0;)$/);
  }
  for (const address of [
    'app://else/index.html',
    'app://inkling.else/',
    'file:///etc/passwd',
    'print://page/',
  ])
    expect((await ask(address)).status, address).toBe(404);
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])
    expect((await ask('app://inkling/index.html', method)).status, method).toBe(404);
  task.meta.figure = `${ways.length} addresses`;
});

test('app:// follows no link, and takes no other letters or dots for a name', async () => {
  const { ask } = await servedFolder();
  for (const way of ['link.txt', 'up/secret.txt', 'inside.html', 'INDEX.HTML', 'index.html.'])
    expect([way, (await ask(`app://inkling/${way}`)).status]).toEqual([way, 404]);
});

test('every answer of app:// brings the policy, also one that there is nothing', async () => {
  const { ask } = await servedFolder();
  for (const way of ['', 'assets/main.js', 'assets/none.js', '%ff', '..%2fsecret.txt']) {
    const { headers } = await ask(`app://inkling/${way}`);
    expect(headers.get('content-security-policy'), way).toBe(contentSecurityPolicy);
    expect(headers.get('x-content-type-options'), way).toBe('nosniff');
    expect(headers.get('content-type'), way).toMatch(/^[a-z]+\/[a-z0-9+-]+/);
  }
});

test('the policy lets nothing in by default, nothing inline, and no text become a script', () => {
  const rules = new Map(
    contentSecurityPolicy.split('; ').map((rule) => {
      const [name, ...values] = rule.split(' ');
      return [name, values] as const;
    }),
  );
  expect(rules.get('default-src')).toEqual(["'none'"]);
  expect(rules.get('script-src')).toEqual(["'self'"]);
  expect(rules.get('require-trusted-types-for')).toEqual(["'script'"]);
  expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:|nonce/);
  for (const name of ['worker', 'frame', 'object'])
    expect(rules.get(`${name}-src`), name).toEqual(["'none'"]);
  for (const name of ['base-uri', 'form-action', 'frame-ancestors'])
    expect(rules.get(name), name).toEqual(["'none'"]);
});

test('the styles that the policy knows are those that the packages bring', () => {
  const read = (file: string) => readFileSync(path.join('node_modules', file), 'utf8');
  const select = /__html: `(\[data-radix[^`]*)`/.exec(read('@radix-ui/react-select/dist/index.mjs'))![1]!;
  const notices = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(read('sonner/dist/index.mjs'))![1]!;
  for (const text of ['', select, JSON.parse(notices) as string]) {
    const hash = createHash('sha256').update(text).digest('base64');
    expect(contentSecurityPolicy, text.slice(0, 60)).toContain(`'sha256-${hash}'`);
  }
  // The other half: as markup, the same text is let through by the page.
  expect(readFileSync('renderer/app/trusted-types.ts', 'utf8')).toContain(`'${select}'`);
});
