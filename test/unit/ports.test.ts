import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { createElectronPort, type ElectronMessagePort } from '../../backend/transport/port-electron.ts';
import { createMemoryPorts } from '../../backend/transport/port-memory.ts';
import { createRelayedPort } from '../../backend/transport/port-relay.ts';
import { connectionsOf } from '../../backend/connections.ts';
import type { BackendToShell } from '../../contract/shell.ts';
import type { Port } from '../../contract/wire.ts';

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('ports within one process', () => {
  it('clone what they carry, deliver it later and in order, also what came before anybody listened', async () => {
    const [near, far] = createMemoryPorts();
    const sent = { list: [1] };
    near.post(sent);
    near.post(2);
    sent.list.push(2);
    const heard: unknown[] = [];
    far.listen(
      (message) => heard.push(message),
      () => {},
    );
    near.post(3);
    expect(heard).toEqual([]);
    await settle();
    near.post(4);
    await settle();
    expect(heard).toEqual([{ list: [1] }, 2, 3, 4]);
  });

  it('refuse what can’t be cloned at the sender', () => {
    const [near] = createMemoryPorts();
    expect(() => near.post(() => {})).toThrow();
  });

  it('tell both ends of a close, once, and then carry nothing', async () => {
    const [near, far] = createMemoryPorts();
    const [nearClosed, farClosed, heard] = [vi.fn(), vi.fn(), vi.fn()];
    near.listen(() => {}, nearClosed);
    far.listen(heard, farClosed);
    near.close();
    near.close();
    far.close();
    near.post(1);
    await settle();
    expect([nearClosed.mock.calls.length, farClosed.mock.calls.length]).toEqual([1, 1]);
    expect(heard).not.toHaveBeenCalled();
  });
});

/** Electron's MessagePortMain has Node's ports' behaviour, with the message in `data`. */
function asElectronPort(port: InstanceType<typeof MessageChannel>['port1']): ElectronMessagePort {
  const heard: ((event: { data: unknown }) => void)[] = [];
  return {
    postMessage: (message) => port.postMessage(message),
    on(event: 'message' | 'close', listener: (event: { data: unknown }) => void) {
      if (event === 'message') heard.push(listener);
      else port.on('close', () => listener({ data: null }));
    },
    start: () => void port.on('message', (data) => heard.forEach((listener) => listener({ data }))),
    close: () => port.close(),
  };
}

describe('a port of Electron', () => {
  it('carries messages both ways and tells of its end', async () => {
    const { port1, port2 } = new MessageChannel();
    const port = createElectronPort(asElectronPort(port1));
    const atOtherEnd = new Promise((resolve) => port2.once('message', resolve));
    port2.postMessage('early');
    const heard: unknown[] = [];
    const closed = new Promise<void>((resolve) => port.listen((message) => heard.push(message), resolve));
    port.post('out');
    expect(await atOtherEnd).toBe('out');
    port2.close();
    await closed;
    expect(heard).toEqual(['early']);
  });
});

describe('a relayed port', () => {
  it('names its connection on every message', () => {
    const sent: BackendToShell[] = [];
    const port = createRelayedPort(4, (message) => sent.push(message));
    port.deliver('early');
    const [heard, closed] = [vi.fn(), vi.fn()];
    port.listen(heard, closed);
    port.deliver('late');
    port.post('out');
    port.close();
    port.leave();
    expect(heard.mock.calls).toEqual([['early'], ['late']]);
    expect(closed).toHaveBeenCalledOnce();
    expect(sent).toEqual([
      { type: 'message', connection: 4, data: 'out' },
      { type: 'disconnect', connection: 4 },
    ]);
  });
});

describe('connections', () => {
  it('wait for the backend, are told apart, and survive messages for nobody', () => {
    const sent: BackendToShell[] = [];
    const connections = connectionsOf((message) => sent.push(message));
    const ports: Port[] = [];
    connections.connect(1, undefined);
    connections.deliver(1, 'early');
    expect(ports).toEqual([]);
    const heard: unknown[] = [];
    connections.serve((port) => {
      ports.push(port);
      const index = ports.length;
      port.listen(
        (message) => heard.push([index, message]),
        () => heard.push([index, 'gone']),
      );
    });
    connections.connect(2, undefined);
    connections.deliver(2, 'hello');
    connections.leave(1);
    connections.deliver(1, 'too late');
    connections.leave(99);
    expect(heard).toEqual([
      [1, 'early'],
      [2, 'hello'],
      [1, 'gone'],
    ]);
  });
});
