import { describe, expect, it } from 'vitest';
import { collect } from '../support/collect.ts';
import { createAnnouncer } from '../../backend/system/announcer.ts';

describe('the announcer', () => {
  it('tells everybody who listens, in order, until they stop', async () => {
    const announcer = createAnnouncer();
    const stop = new AbortController();
    const hear = () => collect(announcer.changes(stop.signal));
    const [first, second] = [hear(), hear()];
    announcer.announce('projects', 'a');
    announcer.announce('settings', null);
    await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    announcer.announce('ideas', 'too late');
    const expected = [
      { what: 'projects', projectId: 'a' },
      { what: 'settings', projectId: null },
    ];
    expect(await first).toEqual(expected);
    expect(await second).toEqual(expected);
  });

  it('keeps nothing for those who come later or stopped before', async () => {
    const announcer = createAnnouncer();
    announcer.announce('projects', 'a');
    expect(await collect(announcer.changes(AbortSignal.abort()))).toEqual([]);
  });
});
