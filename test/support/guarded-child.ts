import { installGuard } from '../../backend/guard/install.ts';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import type { NetworkAttempt } from '../../contract/network.ts';
import { onAttempt } from '../../backend/guard/attempts.ts';
import { waysOut, type Targets } from './network/ways-out.ts';

// Tries every way out of a guarded process, or of a guarded thread of one, and prints what came of each.
const here = fileURLToPath(import.meta.url);
installGuard({
  by: isMainThread ? 'backend' : 'worker',
  threads: isMainThread ? [here] : [],
  programs: false,
});

const limitMs = 2000;

async function tryAll(targets: Targets): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {};
  for (const [name, way] of Object.entries(waysOut(targets))) {
    const late = new Promise((resolve) => setTimeout(resolve, limitMs, 'nothing happened').unref());
    outcomes[name] = await Promise.race([
      Promise.resolve()
        .then(way)
        .then(() => 'got out'),
      late as Promise<string>,
    ]).catch((error: unknown) => {
      const { code, message } = error as Error & { code?: string };
      return code ?? message;
    });
  }
  return outcomes;
}

if (isMainThread) {
  const [mode, targets] = process.argv.slice(2);
  const attempts: NetworkAttempt[] = [];
  onAttempt((attempt) => attempts.push(attempt));
  const given = JSON.parse(targets!) as Targets;
  const outcomes =
    mode === 'process'
      ? await tryAll(given)
      : await new Promise((resolve, reject) => {
          const worker = new Worker(here, { workerData: given });
          worker.once('message', resolve);
          worker.once('error', reject);
        });
  // What a thread tells takes a turn or two to arrive.
  await new Promise((resolve) => setTimeout(resolve, 100));
  process.stdout.write(JSON.stringify({ outcomes, attempts }));
  process.exit(0);
} else {
  parentPort!.postMessage(await tryAll(workerData as Targets));
}
