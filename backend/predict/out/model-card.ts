import type { ModelResult, PredictRun } from '../../../contract/predict-results.ts';
import { plainMarkdown } from '../../../contract/markdown.ts';
import { cardWords, type CardWords } from './card-words.ts';

const columnsListed = 40;
const importantListed = 8;

/** What a model is, what it was tested on and where it ends (after Mitchell et al. 2019), in Markdown. */
export function modelCard(
  run: PredictRun,
  result: ModelResult,
  dataset: string,
  language: 'en' | 'zh-CN',
): { readonly name: string; readonly markdown: string } {
  const words = cardWords[language];
  const sections = [
    `# ${words.title(plainMarkdown(run.config.target))}`,
    words.model(words.models[result.id], new Date(run.createdAt).toISOString().slice(0, 10), run.codeVersion),
    `## ${words.data}`,
    words.dataLines(
      plainMarkdown(dataset),
      run.rows.training,
      run.rows.test,
      run.rows.leftOut,
      run.config.seed,
    ),
    columnsOf(run, words),
    `## ${words.results}`,
    figures(run, result, words),
    verdictOf(result, words),
    confusionOf(run, result),
    `## ${words.what}`,
    result.importance.length === 0 ? words.noColumn : importance(run, result, words),
    `## ${words.settings}`,
    settings(run, result),
    `## ${words.limits}`,
    limits(run, result, words),
  ];
  const markdown = `${sections.filter((section) => section !== '').join('\n\n')}\n`;
  return { name: `model-card-${result.id}.md`, markdown };
}

function columnsOf(run: PredictRun, words: CardWords): string {
  const used = run.inputs.slice(0, columnsListed).map(({ column }) => plainMarkdown(column));
  const more = run.inputs.length > columnsListed ? ` … (${run.inputs.length})` : '';
  const left = run.config.excluded.map(plainMarkdown);
  return [
    `${words.used}: ${used.join(', ')}${more}`,
    ...(left.length > 0 ? [`${words.leftOut}: ${left.join(', ')}`] : []),
  ].join('\n\n');
}

function figures(run: PredictRun, result: ModelResult, words: CardWords): string {
  const baseline = run.models.find(({ id }) => id === 'baseline');
  const rows = Object.entries(result.test).map(([metric, interval]) => {
    const { value, low, high } = interval;
    const other = baseline?.test[metric as keyof typeof result.test]?.value;
    return `| ${words.metrics[metric as keyof typeof words.metrics]} | ${shown(value)} | ${shown(low)} – ${shown(high)} | ${other === undefined ? '–' : shown(other)} |`;
  });
  const crossed = result.crossValidation
    ? `\n\n${words.crossValidation(result.crossValidation.folds.length, shown(result.crossValidation.mean), shown(result.crossValidation.deviation))}`
    : '';
  return [words.header, '| --- | --- | --- | --- |', ...rows].join('\n') + crossed;
}

function verdictOf({ againstBaseline, id }: ModelResult, words: CardWords): string {
  if (id === 'baseline') return '';
  if (againstBaseline.low > 0) return words.better;
  return againstBaseline.value > 0 ? words.unclear : words.notBetter;
}

function confusionOf({ classes }: PredictRun, { confusion }: ModelResult): string {
  if (confusion === null || classes.length > 12) return '';
  const header = `|  | ${classes.map(plainMarkdown).join(' | ')} |`;
  const lines = confusion.map(
    (counts, at) => `| **${plainMarkdown(classes[at]!)}** | ${counts.join(' | ')} |`,
  );
  return [header, `| --- |${' --- |'.repeat(classes.length)}`, ...lines].join('\n');
}

function importance({ metric }: PredictRun, result: ModelResult, words: CardWords): string {
  const lines = result.importance
    .slice(0, importantListed)
    .map(({ column, drop }) => `- ${plainMarkdown(column)}: ${shown(drop)}`);
  return [words.importance(words.metrics[metric]), ...lines].join('\n');
}

function settings({ config }: PredictRun, result: ModelResult): string {
  const entries = Object.entries({
    ...result.settings,
    'class weights': config.classWeights,
    seed: config.seed,
  });
  return entries.map(([name, value]) => `- ${name}: ${value}`).join('\n');
}

function limits(run: PredictRun, result: ModelResult, words: CardWords): string {
  const warned = run.problems.filter(({ excludes }) => !excludes).slice(0, 10);
  return [
    ...words.limitLines,
    ...(result.cautions.includes('overfits') ? [words.overfits] : []),
    ...warned.map(({ code, values }) => words.problem(code, plainMarkdown(Object.values(values).join(', ')))),
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}

function shown(value: number): string {
  return String(Number(value.toPrecision(4)));
}
