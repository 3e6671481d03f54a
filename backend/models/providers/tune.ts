import type { AtRest } from './ports.ts';
import type { Providers } from './providers.ts';

/** Finds out by itself what models could run on here. */
export interface ProviderTuning {
  end(): Promise<void>;
}

interface TuningOptions {
  readonly providers: Providers;
  readonly atRest: AtRest;
  readonly report: (error: unknown) => void;
  readonly isMachineBusy: () => boolean;
  readonly everyMs?: number;
}

/**
 * From now on, now and then: tries what was not tried on this machine, and has the default text model write on what works
 * while it rests, once. What fails is reported and left until the next start.
 */
export function beginProviderTuning(options: TuningOptions): ProviderTuning {
  const { providers, atRest, report, isMachineBusy, everyMs = 60_000 } = options;
  const controller = new AbortController();
  const { signal } = controller;
  let running: Promise<void> | null = null;
  /** What was measured in vain. */
  const failed = new Set<string>();

  const step = async (): Promise<void> => {
    const untried = providers.list().find(({ state }) => state === 'untried');
    if (untried) return providers.try(untried.provider, signal);
    const { working } = providers;
    if (working.length < 2) return;
    await atRest(signal, async (model) => {
      const known = new Set(providers.runsOn(model.id).measured.map(({ provider }) => provider));
      const provider = working.find((one) => !known.has(one) && !failed.has(`${model.id} ${one}`));
      if (provider && (await providers.measure(model, provider, model.signal)) !== null)
        failed.add(`${model.id} ${provider}`);
    });
  };
  const timer = setInterval(() => {
    if (running || isMachineBusy()) return;
    running = step()
      .catch((error: unknown) => {
        if (signal.aborted) return;
        clearInterval(timer);
        report(error);
      })
      .finally(() => (running = null));
  }, everyMs).unref();

  return {
    async end() {
      clearInterval(timer);
      controller.abort();
      await running;
    },
  };
}
