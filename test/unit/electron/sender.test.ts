import type { IpcMainEvent } from 'electron';
import { expect, test } from 'vitest';
import { isFromOurPage } from '../../../electron/security.ts';

const origins = ['app://inkling'];

/** A message of a frame at an address; of the page's main frame unless it is said to be inside. */
function messageFrom(url: string | null, isInside = false): IpcMainEvent {
  const frame = url === null ? null : { url };
  return {
    senderFrame: frame,
    sender: { mainFrame: isInside ? { url: 'app://inkling/' } : frame },
  } as unknown as IpcMainEvent;
}

test('the shell hears the main frame of its own pages, and no other frame or page', () => {
  expect(isFromOurPage(messageFrom('app://inkling/index.html#/'), origins)).toBe(true);
  expect(isFromOurPage(messageFrom('app://inkling/', true), origins)).toBe(false);
  for (const url of [
    ...[
      null,
      '',
      'about:blank',
      'about:srcdoc',
      'data:text/html,x',
      'file:///inkling/index.html',
      'not an address',
    ],
    ...[
      'app://inkling.evil.test/',
      'app://evil/',
      'app://inkling@evil.test/',
      'https://inkling/',
      'print://page/',
    ],
    ...['http://127.0.0.1:5199/', 'blob:app://inkling/1', 'javascript:1', 'devtools://devtools/', 'app://'],
  ])
    expect(isFromOurPage(messageFrom(url), origins), String(url)).toBe(false);
});
