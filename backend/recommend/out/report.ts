import type { Dataset } from '../../../contract/recommend-data.ts';
import type { ContenderResult, DeclinedReason, RecommenderRun } from '../../../contract/recommend-results.ts';
import { algorithms } from '../algorithms/index.ts';
import { blendPaper } from '../blend.ts';
import type { ContenderId } from '../algorithm.ts';
import { contenderName } from '../evaluation/verdict-words.ts';

/** A run as a report in Markdown: verdict, protocol, numbers, and where the methods come from. */
export function reportMarkdown(dataset: Dataset, run: RecommenderRun): string {
  const { k } = run.protocol;
  const dropped = dataset.reasons.filter(({ effect }) => effect === 'dropped');
  const sections = [
    `# Would recommendations help? ${escaped(dataset.name)}`,
    run.words.verdict,
    '## The data',
    `${dataset.users} users, ${dataset.items} items, ${dataset.interactions} interactions from ${dataset.rows} rows.` +
      (dropped.length > 0
        ? ` Rows that were not used: ${dropped.map(({ file, reason, count }) => `${count} of ${file} (${reason})`).join(', ')}.`
        : ' Every row was used.'),
    '## How it was measured',
    run.words.protocol,
    '## Accuracy',
    table(
      [
        `Algorithm`,
        `nDCG@${k}`,
        'less popularity’s',
        `recall@${k}`,
        `HR@${k}`,
        `precision@${k}`,
        `MRR@${k}`,
        `MAP@${k}`,
      ],
      run.contenders.map((contender) => [
        contenderName(contender.id),
        withInterval(contender.accuracy.ndcg),
        contender.id === 'popularity' ? '' : withInterval(contender.againstPopularity.ndcg),
        ...(['recall', 'hitRate', 'precision', 'mrr', 'map'] as const).map((metric) =>
          contender.accuracy[metric].mean.toFixed(3),
        ),
      ]),
    ),
    '## Beyond accuracy',
    table(
      ['Algorithm', 'coverage', 'novelty (bits)', 'diversity', 'mean popularity', 'lift for niche users'],
      run.contenders.map((contender) => beyond(contender)),
    ),
    '## Time and memory',
    table(
      ['Algorithm', 'settings', 'tuning (s)', 'training (s)', 'one list (ms)', 'model (MB)'],
      run.contenders.map(({ id, settings, weights, cost }) => [
        contenderName(id),
        settingsText(weights ?? settings),
        (cost.tuneMs / 1000).toFixed(1),
        (cost.trainMs / 1000).toFixed(1),
        cost.listMs.toFixed(2),
        (cost.modelBytes / 1e6).toFixed(1),
      ]),
    ),
    ...(run.declined.length > 0
      ? [
          '## Not compared',
          run.declined.map(({ id, why }) => `- ${contenderName(id)}: ${whyDeclined(why)}`).join('\n'),
        ]
      : []),
    '## Methods',
    run.contenders.map(({ id }) => `- ${contenderName(id)}: ${paperText(id)}`).join('\n'),
    `Made by Inkling ${run.codeVersion} on ${new Date(run.createdAt).toISOString().slice(0, 10)}, seed ${run.input.seed}. The same data and seed give the same numbers, times apart.`,
  ];
  return `${sections.join('\n\n')}\n`;
}

/** Why an algorithm wasn't used, as a sentence. */
export function whyDeclined(why: DeclinedReason): string {
  switch (why.reason) {
    case 'no-item-text':
      return 'items have no text to compare.';
    case 'no-times':
      return 'interactions have no times.';
    case 'too-large':
      return `${why.items} items need ${(why.bytes / 1e9).toFixed(1)} GB, more than the ${(why.limitBytes / 1e9).toFixed(1)} GB allowed.`;
    case 'not-evaluated':
      return 'its weights come from an evaluation, and there is none yet.';
  }
}

function beyond({ id, beyondAccuracy, groups }: ContenderResult): string[] {
  const { coverage, novelty, diversity, meanPopularity } = beyondAccuracy;
  return [
    contenderName(id),
    ...[coverage, novelty, diversity, meanPopularity].map((value) => value.toFixed(3)),
    groups.niche ? groups.niche.popularityBias.lift.toFixed(2) : '',
  ];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

function withInterval({ mean, low, high }: { mean: number; low: number; high: number }): string {
  return `${mean.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
}

function settingsText(settings: Readonly<Record<string, number | undefined>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} ${Number((value ?? 0).toFixed(3))}`)
    .join(', ');
}

function paperText(id: ContenderId): string {
  const { authors, year, title, where } = id === 'blend' ? blendPaper : algorithms[id].paper;
  return `${authors} (${year}). ${title}. ${where}.`;
}

/** Names come from files: what Markdown would read as markup stands for itself. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/gu, '\\$&').replace(/\s+/gu, ' ');
}
