import { exportKindSchema, type ExportKind } from '../../contract/recommend.ts';
import { sampleIdSchema } from '../../contract/recommend-data.ts';
import { algorithmIdSchema, contenderIdSchema, splitNameSchema } from '../../contract/recommend-results.ts';
import type { Invocation } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { oneOf, wholeNumber } from '../whole-number.ts';

/** Names that people use for a split, and what they stand for. */
const splitAliases: Readonly<Record<string, string>> = {
  'user-cold': 'cold-users',
  'item-cold': 'cold-items',
};

/** What `recommend` was asked for. */
export interface RecommendRequest {
  readonly interactions: string | undefined;
  readonly items: string | undefined;
  readonly sample: (typeof sampleIdSchema.options)[number] | undefined;
  /** Roles by name, as `--columns user=...,item=...` says. */
  readonly columns: Readonly<Record<string, string>>;
  readonly user: string | undefined;
  readonly evaluate: boolean;
  readonly split: (typeof splitNameSchema.options)[number];
  readonly seed: number;
  readonly k: number;
  readonly algorithms: readonly (typeof contenderIdSchema.options)[number][] | undefined;
  readonly exportKind: ExportKind | undefined;
  readonly out: string | undefined;
}

const roles = ['user', 'item', 'value', 'time', 'id', 'title', 'category', 'price', 'tags', 'text'];

/** Reads words and options. Throws UsageError. */
export function recommendRequestOf(
  words: Invocation['words'],
  options: Invocation['options'],
): RecommendRequest {
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  const sample = oneOf('sample', options.sample, sampleIdSchema.options);
  if (words.length > 1 || (words.length === 1) === (sample !== undefined))
    throw new UsageError('Give one file of interactions, or --sample shop, music or reading.');
  const given = text('split');
  const exportKind = oneOf('export', options.export, exportKindSchema.options);
  const request: RecommendRequest = {
    interactions: words[0],
    items: text('items'),
    sample,
    columns: columnsOf(text('columns')),
    user: text('user'),
    evaluate: options.evaluate === true,
    split: oneOf('split', splitAliases[given ?? ''] ?? given, splitNameSchema.options) ?? 'random',
    seed: wholeNumber('seed', options.seed, 0, 0xffffffff) ?? 42,
    k: wholeNumber('k', options.k, 1, 100) ?? 10,
    algorithms: algorithmsOf(text('algorithms')),
    exportKind,
    out: text('out'),
  };
  if (!request.evaluate && request.user === undefined && exportKind === undefined)
    throw new UsageError('Say what for: --evaluate, --user ID or --export KIND.');
  if ((exportKind === undefined) !== (request.out === undefined))
    throw new UsageError('--export and --out FOLDER go together.');
  if (exportKind === 'report' && !request.evaluate)
    throw new UsageError('A report is about a comparison: add --evaluate.');
  return request;
}

/** The algorithms of a request that a comparison can be told of: the blend is made of the others. */
export function comparedOf({ algorithms }: RecommendRequest) {
  return algorithms?.filter((id) => algorithmIdSchema.safeParse(id).success) as
    (typeof algorithmIdSchema.options)[number][] | undefined;
}

function algorithmsOf(given: string | undefined) {
  if (given === undefined) return undefined;
  return given.split(',').map((word) => oneOf('algorithms', word.trim(), contenderIdSchema.options)!);
}

function columnsOf(given: string | undefined): Record<string, string> {
  if (given === undefined) return {};
  const pairs = given.split(',').map((pair) => {
    const [, role = '', column = ''] = /^\s*([^=]+?)\s*=(.+)$/.exec(pair) ?? [];
    if (!roles.includes(role) || column === '')
      throw new UsageError(`--columns is ROLE=COLUMN,... with the roles ${roles.join(', ')}.`);
    return [role, column] as const;
  });
  return Object.fromEntries(pairs);
}
