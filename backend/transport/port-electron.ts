import type { Port } from '../../contract/wire.ts';

/** The part of Electron's `MessagePortMain` that is used; the backend doesn't depend on electron. */
export interface ElectronMessagePort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** A port handed over by Electron's main process to a utilityProcess. */
export function createElectronPort(port: ElectronMessagePort): Port {
  let onMessage = (_message: unknown) => {};
  let onClose = () => {};
  port.on('message', (event) => onMessage(event.data));
  port.on('close', () => onClose());
  return {
    post: (message) => port.postMessage(message),
    listen(messageListener, closeListener) {
      onMessage = messageListener;
      onClose = closeListener;
      port.start();
    },
    close: () => port.close(),
  };
}
