import path from 'node:path';
import pino from 'pino';
import { onTestFinished } from 'vitest';
import { openDoorway, type DoorwayOptions } from '../../backend/doorway.ts';
import { createMemoryPorts } from '../../backend/transport/port-memory.ts';
import { createClient } from '../../contract/client.ts';
import { root } from './backend.ts';

/** A backend as the shell starts one, on a folder that may be locked or damaged. */
export async function openTestDoorway(dataFolder: string, options: Partial<DoorwayOptions> = {}) {
  const states: string[] = [];
  const waiting = new Set<() => void>();
  const doorway = await openDoorway({
    version: '0.0.0-test',
    dataFolder,
    modelsFolder: path.join(root, 'models'),
    libraryFolder: path.join(root, 'library'),
    given: null,
    isLasting: false,
    onChange(state) {
      states.push(state);
      for (const look of waiting) look();
    },
    log: pino({ level: 'silent' }),
    ...options,
  });
  let isOpen = true;
  const close = async () => {
    if (isOpen) await doorway.close();
    isOpen = false;
  };
  onTestFinished(close);
  return {
    doorway,
    states,
    close,
    /** As a window does after each change. */
    connect() {
      const [near, far] = createMemoryPorts();
      doorway.serve(far);
      return createClient(near);
    },
    /** Resolves when the newest change is to that state. */
    until: (state: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (states.at(-1) !== state) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}
