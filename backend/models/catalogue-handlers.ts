import type { CatalogueModel, Machine, OfferedModel } from '../../contract/catalogue.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { emitted } from '../streams/emitted.ts';
import type { Downloads } from './download/downloads.ts';
import { fitOf } from './fit.ts';
import { machineName } from './machine.ts';
import type { ModelWorker } from './parts.ts';
import type { SpeedStore } from './ports.ts';
import type { ModelRegistry } from './registry.ts';

/** What the handlers of the catalogue work with. */
export interface CatalogueParts {
  readonly models: readonly CatalogueModel[];
  /** This machine, with what was measured on it. */
  machine(): Promise<Machine>;
  readonly registry: ModelRegistry;
  readonly worker: ModelWorker;
  readonly speeds: SpeedStore;
  readonly downloads: Downloads;
  /** Threads that a model which is loaded now would run on. */
  threads(): number;
  announce(): void;
}

/** How long the embedded model writes to find out what this machine can do. */
const measuringMs = 3000;

/** The models that can be had, and how each would do here. */
export function createCatalogueHandlers(
  parts: CatalogueParts,
): Pick<Handlers, 'models.catalogue' | 'models.measure'> {
  const { models, registry, worker, speeds, downloads, announce } = parts;
  return {
    async 'models.catalogue'() {
      const [here, hub, held] = await Promise.all([parts.machine(), downloads.hub(), downloads.held()]);
      const [isSearchAllowed, begun] = await Promise.all([downloads.isSearchAllowed(), downloads.begun()]);
      const names = new Set(registry.list().map(({ name }) => name));
      const offered = models.map((model) => ({
        ...toOffered(model, here),
        isHere: names.has(model.name),
        heldBytes: held.get(model.id) ?? null,
      }));
      return { machine: here, hub, models: offered, isSearchAllowed, begun };
    },

    async *'models.measure'(_input, { signal }) {
      // The embedded one, whichever writes now: what others cost is told in its terms.
      const embedded = registry.shippedWriter();
      const { folder } = await registry.requireIntact(embedded, signal);
      const tokenSeconds = yield* emitted<{ type: 'progress'; share: number }, number>((emit) =>
        worker.run(
          'models/measure',
          { folder, milliseconds: measuringMs, threads: parts.threads() },
          { signal, onProgress: (share) => emit({ type: 'progress', share: share as number }) },
        ),
      );
      await speeds.write({ tokenSeconds, at: Date.now(), machine: machineName() });
      announce();
      yield { type: 'done', machine: await parts.machine() };
    },
  };
}

function toOffered(model: CatalogueModel, here: Machine): Omit<OfferedModel, 'isHere' | 'heldBytes'> {
  const { shape: _, source, ...rest } = model;
  const { format, repository, packing } = source;
  return { ...rest, format, repository, packing, fit: fitOf(model, here) };
}
