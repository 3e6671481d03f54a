import type { CatalogueModel, Machine } from '../../contract/catalogue.ts';
import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { HubModel } from '../../contract/hub-search.ts';
import type { EventOf } from '../../contract/index.ts';
import { emitted } from '../streams/emitted.ts';
import type { Downloads } from './download/downloads.ts';
import type { FoundRepository } from './download/search-hub.ts';
import { foundWanted, isFoundId, wantedOf, type Wanted } from './download/wanted.ts';
import { fitOfFile } from './fit-of-file.ts';
import { importEvents } from './import-events.ts';
import { toInstalled } from './installed.ts';
import type { ModelParts } from './parts.ts';

type DownloadEndpoint =
  | 'models.setHub'
  | 'models.proxy'
  | 'models.setProxy'
  | 'models.order'
  | 'models.download'
  | 'models.discardDownload'
  | 'models.allowSearch'
  | 'models.search'
  | 'models.orderFound'
  | 'models.downloadFound';
type DownloadProgress = Extract<EventOf<'models.download'>, { type: 'progress' }>;

/** What the handlers of downloads work with. */
export interface DownloadHandlerParts extends ModelParts {
  readonly models: readonly CatalogueModel[];
  readonly downloads: Downloads;
  /** This machine, with what was measured on it. */
  machine(): Promise<Machine>;
}

/** Fetching models: where from, what it would be, and doing it. */
export function createDownloadHandlers(parts: DownloadHandlerParts): Pick<Handlers, DownloadEndpoint> {
  const { models, downloads, announce } = parts;
  return {
    async 'models.setHub'({ address }) {
      const hub = await downloads.setHub(address);
      announce();
      return hub;
    },

    'models.proxy': () => downloads.proxy(),

    async 'models.setProxy'(chosen) {
      const proxy = await downloads.setProxy(chosen);
      announce();
      return proxy;
    },

    async 'models.allowSearch'({ allowed }) {
      await downloads.allowSearch(allowed);
      announce();
      return { allowed };
    },

    async 'models.search'({ query }, { signal }) {
      const found = await downloads.search(query, signal);
      const here = await parts.machine();
      return { ...found, models: found.models.map((model) => withFits(model, here, models)) };
    },

    'models.order': ({ id }, { signal }) => downloads.order(wantedOf(chosen(models, id)), signal),

    async 'models.orderFound'(found, { signal }) {
      const wanted = foundWanted(found);
      return { ...(await downloads.order(wanted, signal)), id: wanted.id };
    },

    async *'models.download'({ id }, { signal }) {
      yield* fetchAndBringIn(parts, wantedOf(chosen(models, id)), signal);
    },

    'models.downloadFound': (found, { signal }) => fetchAndBringIn(parts, foundWanted(found), signal),

    async 'models.discardDownload'({ id }) {
      await downloads.discard(isFoundId(id) ? id : chosen(models, id).id);
      announce();
      return {};
    },
  };
}

/** What was found, and how each of its files would do on a machine. */
function withFits(found: FoundRepository, here: Machine, known: readonly CatalogueModel[]): HubModel {
  const { parameters, contextLength } = found;
  const fitOf = ({ packing }: FoundRepository['files'][number]) =>
    parameters === null ? null : fitOfFile({ parameters, contextLength }, packing, here, known);
  return { ...found, files: found.files.map((file) => ({ ...file, fit: fitOf(file) })) };
}

async function* fetchAndBringIn(
  parts: DownloadHandlerParts,
  wanted: Wanted,
  signal: AbortSignal,
): AsyncGenerator<Exclude<EventOf<'models.download'>, { type: 'failed' }>, void, void> {
  const { downloads, announce } = parts;
  yield { type: 'progress', phase: 'asking', doneBytes: 0, totalBytes: 0, timeLeftMs: null };
  try {
    const source = yield* emitted<DownloadProgress, string>((emit) =>
      downloads.fetch(wanted, signal, (progress) => emit({ type: 'progress', ...progress })),
    );
    const brought = yield* importEvents(parts, { path: source, name: wanted.name }, signal);
    await downloads.discard(wanted.id);
    yield { type: 'done', model: await toInstalled(brought, parts) };
  } finally {
    announce();
  }
}

function chosen(models: readonly CatalogueModel[], id: string): CatalogueModel {
  const found = models.find((model) => model.id === id);
  if (found) return found;
  throw new InklingError(
    'model-missing',
    `There is no model "${id.slice(0, 80)}" in the catalogue. There are: ${models.map((model) => model.id).join(', ')}.`,
    'Choose one of these.',
  );
}
