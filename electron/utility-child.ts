import { utilityProcess } from 'electron';
import { backendToShellSchema } from '../contract/shell.ts';
import type { BackendChild, BackendEvents } from './backend-child.ts';

/** Starts the backend under Electron's own Node. Ports are handed over: contract messages never come through here. */
export function startUtilityChild(program: string, events: BackendEvents): BackendChild {
  const child = utilityProcess.fork(program, [], { serviceName: 'Inkling backend', stdio: 'inherit' });
  let connections = 0;
  child.on('message', (raw) => {
    const message = backendToShellSchema.parse(raw);
    if (message.type !== 'message' && message.type !== 'disconnect') events.onMessage(message);
  });
  child.once('exit', (code) => events.onExit(`exit code ${code}`));
  return {
    send: (message) => child.postMessage(message),
    connect: (port) => child.postMessage({ type: 'connect', connection: ++connections }, [port]),
    kill: () => void child.kill(),
  };
}
