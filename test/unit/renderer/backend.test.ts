import { describe, expect, it } from 'vitest';
import type { BackendState, ShellBridge } from '../../../contract/shell.ts';
import type { Standing } from '../../../contract/wire.ts';
import { connectBackend } from '../../../renderer/backend.ts';
import { collect } from '../../support/collect.ts';

const project = {
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Bread',
  createdAt: 1,
  updatedAt: 1,
  ideaCount: 0,
  starredCount: 0,
};

/** A shell whose backend answers `projects.list` and nothing else, and can be made to go away. */
function shell() {
  const target = new EventTarget() as unknown as Window;
  let tell: (state: BackendState) => void = () => {};
  const ports: MessagePort[] = [];
  const bridge: ShellBridge = {
    platform: 'linux',
    onBackendState(listener) {
      tell = listener;
      listener({ state: 'starting' });
      return () => {};
    },
    requestPort() {
      const { port1, port2 } = new MessageChannel();
      ports.push(port1, port2);
      port1.onmessage = ({ data }: MessageEvent<{ id: number; name: string }>) => {
        if (data.name === 'projects.list')
          port1.postMessage({ type: 'result', id: data.id, output: [project] });
      };
      const event = new MessageEvent('message', { data: { type: 'inkling-port' }, ports: [port2] });
      Object.defineProperty(event, 'source', { value: target });
      target.dispatchEvent(event);
    },
    restartBackend: () => tell({ state: 'ready' }),
    pathOf: () => '',
    savePdf: () => Promise.resolve('cancelled' as const),
    placeProjectFile: () => Promise.resolve(null),
    openMicrophone: () => Promise.resolve(false),
  };
  return {
    bridge,
    target,
    tell: (state: BackendState) => tell(state),
    /** Says something to the window that nobody asked for. */
    say: (message: unknown) => ports[0]!.postMessage(message),
    close: () => ports.forEach((port) => port.close()),
  };
}

const stopped = {
  code: 'backend-lost',
  message: 'It stopped three times.',
  remedy: 'Start it again.',
} as const;

describe('connectBackend', () => {
  it('keeps a question until the backend is there', async () => {
    const { bridge, target, tell, close } = shell();
    const backend = connectBackend(bridge, target);
    const asked = backend.call('projects.list', {});
    tell({ state: 'ready' });
    expect(await asked).toEqual([project]);
    close();
  });

  it('fails what was under way when the backend is lost, and answers again after a restart', async () => {
    const { bridge, target, tell, close } = shell();
    const backend = connectBackend(bridge, target);
    tell({ state: 'ready' });
    const unanswered = backend.call('models.list', {});
    tell({ state: 'restarting', attempt: 1 });
    await expect(unanswered).rejects.toMatchObject({ code: 'backend-lost' });
    expect(backend.connection.get().client).toBeNull();
    tell({ state: 'ready' });
    expect(await backend.call('projects.list', {})).toEqual([project]);
    close();
  });

  it('says why when the backend was given up, until it is started again', async () => {
    const { bridge, target, tell, close } = shell();
    const backend = connectBackend(bridge, target);
    tell({ state: 'stopped', problem: stopped });
    await expect(backend.call('projects.list', {})).rejects.toMatchObject(stopped);
    backend.restart();
    expect(await backend.call('projects.list', {})).toEqual([project]);
    close();
  });

  it('keeps what a stream waits for by the signal that stops it, until it waits no more or is over', async () => {
    const { bridge, target, tell, say, close } = shell();
    const backend = connectBackend(bridge, target);
    tell({ state: 'ready' });
    const { signal } = new AbortController();
    const events = collect(backend.stream('system.changes', {}, signal));
    const stand = (standing: Standing) => say({ type: 'standing', id: 1, standing });
    const kept = () => backend.standings.get().get(signal);
    stand({ type: 'queued', place: 2 });
    await expect.poll(kept).toEqual({ type: 'queued', place: 2 });
    stand({ type: 'working' });
    await expect.poll(kept).toBeUndefined();
    stand({ type: 'reading', share: 0.4 });
    await expect.poll(kept).toEqual({ type: 'reading', share: 0.4 });
    say({ type: 'event', id: 1, event: { type: 'done' } });
    expect(await events).toEqual([{ type: 'done' }]);
    expect(backend.standings.get().size).toBe(0);
    close();
  });

  it('takes no port from anybody else', () => {
    const { bridge, target, tell, close } = shell();
    const backend = connectBackend({ ...bridge, requestPort: () => {} }, target);
    tell({ state: 'ready' });
    const { port2 } = new MessageChannel();
    const data = { type: 'inkling-port' };
    target.dispatchEvent(new MessageEvent('message', { data, ports: [port2] }));
    expect(backend.connection.get().client).toBeNull();
    port2.close();
    close();
  });
});
