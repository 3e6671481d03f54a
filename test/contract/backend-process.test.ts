import { describe, expect, it } from 'vitest';
import { clientOf, startMessage, startProcess } from '../support/backend-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('the backend as a process', () => {
  it('starts, serves two windows under the shell’s key, and ends with the shell', async () => {
    const { child, send, next, exited } = startProcess();
    // Before it is ready, as a quick window would.
    send({ type: 'connect', connection: 1 });
    send(startMessage(await temporaryFolder()));
    expect(await next('ready')).toEqual({ type: 'ready' });
    send({ type: 'connect', connection: 2 });
    const [first, second] = [clientOf(child, 1), clientOf(child, 2)];
    expect(await first.call('system.status', {})).toMatchObject({
      version: '1.2.3',
      keyProtection: 'keychain',
    });
    const stream = second.stream('system.changes', {});
    const change = stream.next();
    const { id } = await first.call('projects.create', { name: 'Garden' });
    expect((await change).value).toEqual({ type: 'changed', what: 'projects', projectId: id });
    await expect(second.call('projects.rename', { id, name: '' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    second.close();
    expect(await first.call('projects.list', {})).toHaveLength(1);
    child.disconnect();
    expect(await exited).toBe(0);
  });

  it('says why it can’t start, and ends by itself', async () => {
    const { send, next, exited } = startProcess();
    send(startMessage('/proc/inkling'));
    expect(await next('refused')).toMatchObject({ type: 'refused', problem: { code: 'data-folder' } });
    expect(await exited).toBe(0);
  });

  it('ends with code 1 and a line in its log when it is told what it can’t understand', async () => {
    const { child, exited, log } = startProcess();
    child.send({ type: 'nonsense' });
    expect(await exited).toBe(1);
    expect(log()).toContain('uncaught');
  });

  it('does what a window asked last before it ends with it', async () => {
    const folder = await temporaryFolder();
    const first = startProcess();
    first.send(startMessage(folder));
    await first.next('ready');
    first.send({ type: 'connect', connection: 1 });
    // Nobody waits for the answer: the window is gone, and the shell goes.
    void clientOf(first.child, 1).call('projects.create', { name: 'Last words' });
    first.send({ type: 'disconnect', connection: 1 });
    first.send({ type: 'stop' });
    expect(await first.exited).toBe(0);
    const second = startProcess();
    second.send(startMessage(folder));
    await second.next('ready');
    second.send({ type: 'connect', connection: 1 });
    expect(await clientOf(second.child, 1).call('projects.list', {})).toMatchObject([{ name: 'Last words' }]);
    // A window that never says that it is gone doesn't keep it.
    second.send({ type: 'stop' });
    expect(await second.exited).toBe(0);
  });

  it('keeps what was saved when it is killed, and starts again on the same folder', async () => {
    const folder = await temporaryFolder();
    const first = startProcess();
    first.send(startMessage(folder));
    await first.next('ready');
    first.send({ type: 'connect', connection: 1 });
    await clientOf(first.child, 1).call('projects.create', { name: 'Garden' });
    first.child.kill('SIGKILL');
    await first.exited;
    const second = startProcess();
    second.send(startMessage(folder));
    await second.next('ready');
    second.send({ type: 'connect', connection: 1 });
    expect(await clientOf(second.child, 1).call('projects.list', {})).toMatchObject([{ name: 'Garden' }]);
  });
});
