import { z } from 'zod';
import { hubRepositorySchema } from '../../../contract/catalogue.ts';
import { InklingError } from '../../../contract/errors.ts';
import type { HubModel } from '../../../contract/hub-search.ts';
import { requireGiven } from './ask-hub.ts';
import { ggufFiles, type GgufFile } from './gguf-files.ts';
import { searchUrl } from './hub.ts';
import { httpGet, type Line } from './http-get.ts';
import { readText } from './read-text.ts';
import { withRetries, type Patience } from './retries.ts';

/** A repository that was found; how its files would do on a machine is not its hub's to say. */
export type FoundRepository = Omit<HubModel, 'files'> & { readonly files: readonly GgufFile[] };

/** How a search is gone about. */
export interface SearchParts {
  readonly patience: Patience;
  /** What has not come whole by then is asked for anew: an answer can drip for ever without ever standing still. */
  readonly longestMs: number;
  /** Whether models of an architecture, as GGUF files name it, are read here. */
  readsArchitecture(name: string): boolean;
}

/** Thirty models with their templates and lists of files come to some hundred kilobytes. */
const mostBytes = 8 << 20;

/** As the hub lists what it found (huggingface_hub, HfApi.list_models; hub.js, listModels). */
const itemSchema = z.object({
  id: hubRepositorySchema,
  gated: z.union([z.boolean(), z.string()]).nullish(),
  downloads: z.number().nullish(),
  pipeline_tag: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  cardData: z.object({ license: z.unknown().optional() }).nullish(),
  gguf: z
    .object({
      total: z.number().nullish(),
      architecture: z.string().nullish(),
      context_length: z.number().nullish(),
    })
    .nullish(),
  siblings: z.array(z.object({ rfilename: z.string() })).nullish(),
});

/**
 * Asks a hub for models by their name; it learns the words. Rejects with `hub-unreachable`, and with `hub-refused` for what
 * is no such list. Entries of it that are none, or bear a name that could steer something, are left out.
 */
export async function searchHub(
  line: Line,
  query: string,
  { patience, longestMs, readsArchitecture }: SearchParts,
  signal: AbortSignal,
): Promise<FoundRepository[]> {
  const { host } = line.hub;
  const text = await withRetries(line.hub, patience, signal, async () => {
    const within = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
    const answer = await httpGet(line, searchUrl(line.hub, query), { accept: 'application/json' }, within);
    return readText(answer, mostBytes, {
      requireGiven: (status) => requireGiven(status, 'a list of models', host),
      tooMuch: () => noList(host),
    });
  });
  const items = parseList(text, host);
  const models = items.flatMap((item) => {
    const { success, data } = itemSchema.safeParse(item);
    return success ? [toFound(data, readsArchitecture)] : [];
  });
  if (items.length > 0 && models.length === 0) throw noList(host);
  return models;
}

function parseList(text: string, host: string): readonly unknown[] {
  try {
    return z.array(z.unknown()).parse(JSON.parse(text));
  } catch {
    throw noList(host);
  }
}

function toFound(
  item: z.infer<typeof itemSchema>,
  readsArchitecture: SearchParts['readsArchitecture'],
): FoundRepository {
  const { id, gated, downloads, pipeline_tag: task, tags, cardData, gguf, siblings } = item;
  const parameters = wholeOf(gguf?.total);
  const architecture = wordOf(gguf?.architecture);
  const files = ggufFiles(siblings?.map(({ rfilename }) => rfilename) ?? []);
  const tagged = tags?.find((tag) => tag.startsWith('license:'))?.slice('license:'.length);
  const refusal =
    gated !== undefined && gated !== null && gated !== false
      ? 'account'
      : architecture === null
        ? 'unknown'
        : !readsArchitecture(architecture)
          ? 'architecture'
          : files.length === 0
            ? 'files'
            : null;
  return {
    ...{ repository: id, task: wordOf(task), licence: wordOf(cardData?.license) ?? wordOf(tagged) },
    ...{ parameters, architecture, contextLength: wholeOf(gguf?.context_length) },
    ...{ downloads: wholeOf(downloads) ?? 0, refusal, files: refusal === null ? files : [] },
  };
}

/** A stranger's word that may be shown: the names of licences, tasks and architectures look like this. */
function wordOf(value: unknown): string | null {
  const [first] = Array.isArray(value) ? (value as unknown[]) : [value];
  return typeof first === 'string' && /^[A-Za-z0-9][A-Za-z0-9.+_-]{0,59}$/u.test(first) ? first : null;
}

function wholeOf(value: number | null | undefined): number | null {
  return Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : null;
}

function noList(host: string): InklingError {
  return new InklingError(
    'hub-refused',
    `What ${host} answered is not a list of models, so nothing of it is shown.`,
    'Look at the address of the hub under Models; not every mirror can be searched.',
  );
}
