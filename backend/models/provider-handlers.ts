import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { ModelParts } from './parts.ts';

type ProviderEndpoint = 'providers.list' | 'providers.try' | 'providers.compare' | 'providers.choose';

/** Which parts of the machine models can run on, and which of them one does. */
export function createProviderHandlers(parts: ModelParts): Pick<Handlers, ProviderEndpoint> {
  const { registry, providers, runtime } = parts;
  return {
    'providers.list': () => providers.list(),

    async *'providers.try'(_input, { signal }) {
      for (const { provider } of providers.list()) {
        yield { type: 'trying', provider };
        await providers.try(provider, signal);
      }
      yield { type: 'done', providers: providers.list() };
    },

    async *'providers.compare'({ modelId }, { signal }) {
      const entry = registry.find(modelId, 'text-generation');
      const { folder } = await registry.requireIntact(entry, signal);
      const before = providers.of(entry.id);
      for (const provider of providers.working) {
        yield { type: 'measuring', provider };
        const reason = await providers.measure({ id: entry.id, folder }, provider, signal);
        if (reason !== null) yield { type: 'not-measured', provider, reason };
      }
      if (providers.of(entry.id) !== before) await runtime.unload(entry.id, signal);
      yield { type: 'done', runsOn: providers.runsOn(entry.id) };
    },

    async 'providers.choose'({ modelId, provider }, { signal }) {
      const { id } = registry.find(modelId, 'text-generation');
      if (provider !== null && !providers.working.includes(provider))
        throw new InklingError(
          'invalid-input',
          `Nothing runs on ${provider} here. There is: ${providers.working.join(', ')}.`,
          'Try again what this machine has, or choose one of these.',
        );
      await providers.choose(id, provider);
      await runtime.unload(id, signal);
      return providers.runsOn(id);
    },
  };
}
