import type { ExecutionProvider, RunsOn, TriedProvider } from '../../../contract/providers.ts';
import type { AskProvider, KeptProviders, ProviderStore } from './ports.ts';

type Other = TriedProvider['provider'];

/** What is no faster than the processor by this much isn't worth leaving it for: it stays free for other programs. */
const worthIt = 1.1;

/** How long a model writes on each to find out which is fastest. */
const measuringMs = 3000;

/** What models run on here: which providers there are, which of them work, and which is used for which model. */
export interface Providers {
  list(): TriedProvider[];
  /** Tries one anew, and keeps what came of it. */
  try(provider: Other, signal: AbortSignal): Promise<void>;
  /** What a text model is loaded on. */
  of(modelId: string): ExecutionProvider;
  runsOn(modelId: string): RunsOn;
  /** Null, or why it could not be measured. The processor comes first: what it takes is what others are compared with. */
  measure(
    model: { readonly id: string; readonly folder: string },
    provider: ExecutionProvider,
    signal: AbortSignal,
  ): Promise<string | null>;
  /** What a model would have to be measured on, the processor first. */
  readonly working: readonly ExecutionProvider[];
  choose(modelId: string, provider: ExecutionProvider | null): Promise<void>;
  /** A model failed there: until the next start it runs on the processor. */
  leave(modelId: string, reason: string): void;
}

interface ProvidersOptions {
  readonly store: ProviderStore;
  /** What tells this machine and its ONNX Runtime from others. */
  readonly machine: string;
  /** What ONNX Runtime was built for. */
  readonly offered: readonly Other[];
  readonly ask: AskProvider;
  threads(): number;
  announce(): void;
}

/** Reads what was found out before; of another machine only what was chosen counts. */
export async function createProviders(options: ProvidersOptions): Promise<Providers> {
  const { store, machine, offered, ask, threads, announce } = options;
  const nothing: KeptProviders = { machine, tried: [], measured: [], chosen: [] };
  const before = (await store.read()) ?? nothing;
  let kept = before.machine === machine ? before : { ...nothing, chosen: before.chosen };
  const left = new Map<string, string>();
  const keep = async (change: Partial<KeptProviders>) => {
    kept = { ...kept, ...change };
    await store.write(kept);
    announce();
  };

  const triedOf = (provider: ExecutionProvider) => kept.tried.find((tried) => tried.provider === provider);
  const works = (provider: ExecutionProvider) =>
    provider === 'cpu' || (offered.some((one) => one === provider) && triedOf(provider)?.reason === null);
  const measuredOf = (modelId: string) =>
    kept.measured.filter((one) => one.modelId === modelId && works(one.provider));
  const chosenFor = (modelId: string) => kept.chosen.find((one) => one.modelId === modelId)?.provider ?? null;

  /** The fastest that was measured, where it is worth it; else the processor. */
  const fastestFor = (modelId: string): ExecutionProvider => {
    const measured = measuredOf(modelId);
    const own = measured.find(({ provider }) => provider === 'cpu')?.tokenSeconds;
    const best = measured.toSorted((a, b) => a.tokenSeconds - b.tokenSeconds)[0];
    return own !== undefined && best && best.tokenSeconds * worthIt < own ? best.provider : 'cpu';
  };
  const of = (modelId: string): ExecutionProvider => {
    if (left.has(modelId)) return 'cpu';
    const chosen = chosenFor(modelId);
    return chosen !== null && works(chosen) ? chosen : fastestFor(modelId);
  };

  return {
    of,

    list: () =>
      offered.map((provider) => {
        const tried = triedOf(provider);
        const state = tried ? (tried.reason === null ? 'works' : 'fails') : 'untried';
        return { provider, state, reason: tried?.reason ?? null };
      }),

    async try(provider, signal) {
      const answer = await ask({ type: 'try', provider }, signal);
      const reason = answer.type === 'fails' ? answer.reason : null;
      await keep({
        tried: [...kept.tried.filter((one) => one.provider !== provider), { provider, reason }],
      });
    },

    get working() {
      return (['cpu', ...offered] as const).filter(works);
    },

    runsOn: (modelId) => ({
      provider: of(modelId),
      chosen: chosenFor(modelId),
      measured: measuredOf(modelId).map(({ provider, tokenSeconds }) => ({
        provider,
        tokensPerSecond: 1 / tokenSeconds,
      })),
      leftFor: left.get(modelId) ?? null,
    }),

    async measure({ id, folder }, provider, signal) {
      const question = {
        type: 'measure',
        provider,
        folder,
        threads: threads(),
        milliseconds: measuringMs,
      } as const;
      const answer = await ask(question, signal);
      const others = kept.measured.filter((one) => one.modelId !== id || one.provider !== provider);
      if (answer.type !== 'measured') {
        await keep({ measured: others });
        return answer.type === 'fails' ? answer.reason : 'It gave no figure.';
      }
      const { tokenSeconds } = answer;
      await keep({ measured: [...others, { modelId: id, provider, tokenSeconds }] });
      return null;
    },

    async choose(modelId, provider) {
      left.delete(modelId);
      const others = kept.chosen.filter((one) => one.modelId !== modelId);
      await keep({ chosen: provider === null ? others : [...others, { modelId, provider }] });
    },

    leave(modelId, reason) {
      left.set(modelId, reason);
      announce();
    },
  };
}
