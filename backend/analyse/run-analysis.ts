import { analysisTextLimit } from '../../contract/analyse-data.ts';
import type { AnalysisResult, Polarity, Theme } from '../../contract/analyse-results.ts';
import type { JobContext } from '../workers/job.ts';
import { pack, textsOf, unpack, type AnalysisTable } from './data/analysis-table.ts';
import type { RunRows } from './data/rows.ts';
import type { SeedSentence, StoredFinding, StoredVectors } from './ports.ts';
import { keyPhrasesOf } from './text/key-phrases.ts';
import { languageOf } from '../wording/language.ts';
import { ratingsOf } from './text/ratings.ts';
import { feel, learnSentiment } from './text/sentiment.ts';
import { trendOf } from './text/trend.ts';
import { fewestForThemes, findThemes } from './themes/find-themes.ts';

/** Seed sentences of one language with their vectors, row by row. */
export interface SeedVectors {
  readonly language: 'en' | 'zh';
  readonly seeds: readonly SeedSentence[];
  readonly vectors: Float32Array;
}

export interface RunInput {
  readonly table: Uint8Array;
  readonly vectors: readonly StoredVectors[];
  readonly seeds: readonly SeedVectors[];
  readonly themes: number | undefined;
  readonly seed: number;
}

/** What a run says while it works. */
export interface RunProgress {
  readonly phase: 'sentiment' | 'themes';
  readonly share: number;
}

/** Language, sentiment, key phrases, themes and trend of an analysis. `tookMs` is its maker's to fill in. */
export function runAnalysis(
  input: RunInput,
  context: JobContext,
): StoredFinding & { summary: AnalysisResult } {
  const tell = (progress: RunProgress) => context.progress(progress);
  const table = unpack<AnalysisTable>(input.table);
  const texts = textsOf(table, analysisTextLimit);
  const languages = texts.map(languageOf);
  const polarities: (Polarity | null)[] = texts.map(() => null);
  const scores = texts.map(() => 0);
  const themeOf: (number | null)[] = texts.map(() => null);
  const phrases: Record<string, readonly number[]> = {};
  const ratingOf = ratingsOf(table.labels);
  const result = {
    themes: [] as Theme[],
    tried: [] as AnalysisResult['tried'],
    keyPhrases: [] as AnalysisResult['keyPhrases'],
  };
  const counted = (rows: Iterable<number>) => {
    const counts = { positive: 0, neutral: 0, negative: 0 };
    for (const row of rows) if (polarities[row]) counts[polarities[row]]++;
    return counts;
  };

  tell({ phase: 'sentiment', share: 0 });
  for (const { language, rows, values, dimensions } of input.vectors) {
    const seeds = input.seeds.find((one) => one.language === language);
    if (!seeds) continue;
    const model = learnSentiment(language, seeds.seeds, seeds.vectors, context.checkpoint);
    rows.forEach((row, at) => {
      // The English model reads other languages badly, so they aren't judged.
      if (languages[row] !== language) return;
      const { polarity, score } = feel(model, texts[row]!, values, at * dimensions);
      polarities[row] = polarity;
      scores[row] = score;
    });
  }
  input.vectors.forEach(({ language, rows, values, dimensions }, group) => {
    for (const { phrase, rows: having } of keyPhrasesOf(texts, rows, language, context.checkpoint)) {
      phrases[phrase] = having;
      result.keyPhrases.push({ phrase, language, rows: having.length, sentiment: counted(having) });
    }
    if (rows.length < fewestForThemes) return;
    const found = findThemes(
      { rows, texts: Array.from(rows, (row) => texts[row]!), vectors: values, dimensions },
      language,
      input.themes,
      input.seed,
      context.checkpoint,
      (share) => tell({ phase: 'themes', share: (group + share) / input.vectors.length }),
    );
    const firstId = result.themes.length + 1;
    found.of.forEach((place, at) => (themeOf[rows[at]!] = place < 0 ? null : firstId + place));
    for (const { place, ...theme } of found.themes) {
      const own = rows.filter((_, at) => found.of[at] === place);
      result.themes.push({
        ...{ ...theme, id: firstId + place, language },
        ...{ sentiment: counted(own), rating: ratingOf(own) },
      });
    }
    result.tried.push(...found.tried.map((one) => ({ ...one, language })));
  });

  const judged = [...texts.keys()].filter((row) => polarities[row] !== null);
  const summary: AnalysisResult = {
    languages: countsOf(languages),
    sentiment: {
      ...counted(texts.keys()),
      unjudged: texts.length - judged.length,
      mean: judged.length === 0 ? null : judged.reduce((sum, row) => sum + scores[row]!, 0) / judged.length,
    },
    rating: ratingOf(texts.keys()),
    themes: result.themes.sort((a, b) => b.rows - a.rows),
    withoutTheme: themeOf.filter((theme) => theme === null).length,
    tried: result.tried,
    keyPhrases: result.keyPhrases.sort((a, b) => b.rows - a.rows).slice(0, 60),
    trend: trendOf({ dates: table.dates, polarities, scores, themes: themeOf }),
    seed: input.seed,
    tookMs: 0,
  };
  const rows: RunRows = { languages, polarities, scores, themes: themeOf, phrases };
  return { summary, rows: pack(rows) };
}

function countsOf(languages: readonly string[]): { language: string; rows: number }[] {
  const counts = new Map<string, number>();
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].map(([language, rows]) => ({ language, rows })).sort((a, b) => b.rows - a.rows);
}
