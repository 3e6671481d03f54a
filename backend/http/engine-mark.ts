import type { Client } from '../../contract/client.ts';
import type { Engine } from '../../contract/engines.ts';

/** Where answers are written, as those who ask are told: they see nothing of the window's mark. */
export type EngineMark = Pick<Engine, 'host' | 'model' | 'reach'>;

/** The engine that writes a project's answers now; null where this machine does. */
export async function engineMark(client: Client, projectId: string): Promise<EngineMark | null> {
  const { engine } = await client.call('engines.ofProject', { projectId });
  return engine && { host: engine.host, model: engine.model, reach: engine.reach };
}
