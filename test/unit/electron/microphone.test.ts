import type { WebContents } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MicrophoneLeave } from '../../../electron/microphone.ts';

/** Two pages: who they are is all that is asked of them. */
const [page, other] = [{}, {}] as unknown as [WebContents, WebContents];
const sound = { isMainFrame: true, mediaTypes: ['audio'] };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('the microphone is given to the page that was clicked in, once, for sound alone, and not for long', () => {
  const leave = new MicrophoneLeave();
  expect(leave.take(page, 'media', sound)).toBe(false);
  leave.open(page);
  expect(leave.take(other, 'media', sound)).toBe(false);
  expect(leave.take(null, 'media', sound)).toBe(false);
  expect(leave.take(page, 'geolocation', sound)).toBe(false);
  expect(leave.take(page, 'media', { ...sound, mediaTypes: ['audio', 'video'] })).toBe(false);
  expect(leave.take(page, 'media', { ...sound, mediaTypes: ['video'] })).toBe(false);
  expect(leave.take(page, 'media', { ...sound, mediaTypes: [] })).toBe(false);
  expect(leave.take(page, 'media', { ...sound, isMainFrame: false })).toBe(false);
  expect(leave.isOpen(page, 'media', { mediaType: 'audio' })).toBe(true);
  expect(leave.take(page, 'media', sound)).toBe(true);
  expect(leave.take(page, 'media', sound)).toBe(false);
  leave.open(page);
  vi.advanceTimersByTime(10_001);
  expect(leave.take(page, 'media', sound)).toBe(false);
});
