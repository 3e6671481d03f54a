import type { Page } from '@playwright/test';
import { expect, test } from '../inkling.ts';

test.use({ triesRefusedThings: true });

test('the window is sandboxed, isolated and without Node', async ({ inkling }) => {
  await expect(inkling.window.getByRole('button', { name: 'New project' })).toBeVisible();
  const preferences = await inkling.app.evaluate(({ BrowserWindow, webContents }) => {
    const contents = webContents.fromId(BrowserWindow.getAllWindows()[0]!.webContents.id)!;
    return (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
    ...{ nodeIntegrationInSubFrames: false, webSecurity: true },
    ...{ allowRunningInsecureContent: false, experimentalFeatures: false },
  });
});

test('the page has the bridge and nothing else of Node or Electron', async ({ inkling }) => {
  const { window } = inkling;
  expect(
    await window.evaluate(() => Object.keys((globalThis as unknown as { inkling: object }).inkling).sort()),
  ).toEqual([
    'onBackendState',
    'openMicrophone',
    'pathOf',
    'placeProjectFile',
    'platform',
    'requestPort',
    'restartBackend',
    'savePdf',
  ]);
  const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'];
  expect(await window.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual([]);
  expect(await window.evaluate(() => `${location.origin} ${isSecureContext}`)).toBe('app://inkling true');
});

test('nothing leads out of the app', async ({ inkling }) => {
  const { window } = inkling;
  const address = window.url();
  expect(await window.evaluate(() => open('https://example.com/'))).toBeNull();
  expect(await window.evaluate(() => open('app://inkling/'))).toBeNull();
  await window.evaluate(() => location.assign('https://example.com/'));
  await window.evaluate(() => location.assign('file:///etc/passwd'));
  await window.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.com/';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    link.remove();
  });
  await window.waitForTimeout(300);
  expect(window.url()).toBe(address);
  expect(inkling.app.windows()).toHaveLength(1);
});

test('the page can fetch its own files only', async ({ inkling }) => {
  const { window } = inkling;
  expect(await statusOf(window, 'app://inkling/index.html')).toBe(200);
  for (const path of [
    '%2e%2e%2fmain/main.cjs',
    '..%2f..%2fpackage.json',
    '..%5c..%5cpackage.json',
    '%00',
    '%ff',
  ]) {
    // Chromium itself refuses some before they reach the shell.
    expect([404, 'refused'], path).toContain(await statusOf(window, `app://inkling/${path}`));
  }
  for (const address of [
    'https://example.com/',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    'app://else/index.html',
  ]) {
    expect(await statusOf(window, address), address).toBe('refused');
  }
});

test('every answer brings the policy, also to what is not there', async ({ inkling }) => {
  const headers = await inkling.window.evaluate(async () => {
    const script = document.querySelector('script')!.src;
    const answers = await Promise.all([location.href, script, '/assets/none.js'].map((to) => fetch(to)));
    return answers.map(({ headers }) => headers.get('content-security-policy'));
  });
  for (const policy of headers) {
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
  }
});

test('a frame inside the page gets no bridge', async ({ inkling }) => {
  const types = await inkling.window.evaluate(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    await new Promise((done) => setTimeout(done, 200));
    return typeof (frame.contentWindow as unknown as { inkling?: unknown } | null)?.inkling;
  });
  expect(types).toBe('undefined');
});

function statusOf(window: Page, address: string): Promise<number | 'refused'> {
  return window.evaluate(
    (target) =>
      fetch(target).then(
        (response) => response.status,
        () => 'refused' as const,
      ),
    address,
  );
}
