import type { Inkling } from './inkling.ts';

/** Ends window, shell and backend at once, as a power cut would, and starts anew. */
export async function killEverything(inkling: Inkling): Promise<void> {
  await inkling.killBackend();
  inkling.app.process().kill('SIGKILL');
  await inkling.restart().catch(() => inkling.restart());
}
