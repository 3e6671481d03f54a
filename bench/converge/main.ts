import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openSession } from '../../cli/session.ts';
import { iceOf, rankCorrelation, separation } from './measure.ts';

/** A brief with ideas that a founder would try, and three kinds that nobody would. */
interface Case {
  readonly brief: string;
  readonly good: readonly (readonly [string, string])[];
  readonly empty: readonly [string, string];
  readonly nonsense: readonly [string, string];
}
type Kind = 'good' | 'empty' | 'nonsense' | 'off-brief';

interface Scored {
  readonly brief: string;
  readonly kind: Kind;
  readonly title: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly certainty: number;
  readonly reason: string | null;
  readonly withheld: string | null;
}

const { values: options } = parseArgs({
  options: { json: { type: 'boolean' }, details: { type: 'boolean' } },
});
const root = path.join(import.meta.dirname, '../..');
const cases = JSON.parse(await readFile(path.join(import.meta.dirname, 'cases.json'), 'utf8')) as Case[];
const session = await openSession(undefined);
try {
  const began = performance.now();
  const asWritten = await scoreAll((problem) => problem);
  const wallMs = performance.now() - began;
  const turned = await scoreAll((problem) =>
    problem
      .split(/(?<=[.!?])\s+/)
      .toReversed()
      .join(' '),
  );
  const result = {
    ideas: asWritten.length,
    secondsAnIdea: wallMs / 1000 / asWritten.length,
    /** 0.5 is a coin. */
    auc: Object.fromEntries(
      (['empty', 'nonsense', 'off-brief'] as const).map((kind) => [
        kind,
        Object.fromEntries(
          ['impact', 'confidence', 'ease', 'ice'].map((figure) => [
            figure,
            separation(
              asWritten.filter((one) => one.kind === 'good').map((one) => valueOf(one, figure)),
              asWritten.filter((one) => one.kind === kind).map((one) => valueOf(one, figure)),
            ),
          ]),
        ),
      ]),
    ),
    /** Between the brief as it is and the same sentences in reverse. */
    orderCorrelation: Object.fromEntries(
      ['impact', 'confidence', 'ease', 'ice'].map((figure) => [
        figure,
        rankCorrelation(
          asWritten.map((one) => valueOf(one, figure)),
          turned.map((one) => valueOf(one, figure)),
        ),
      ]),
    ),
    reasons: {
      shown: asWritten.filter(({ reason }) => reason !== null).length,
      madeUpNumber: asWritten.filter(({ withheld }) => withheld === 'made-up-number').length,
      noSentence: asWritten.filter(({ withheld }) => withheld === 'no-sentence').length,
    },
  };
  process.stderr.write(`${JSON.stringify(result, null, 2)}\n`);
  if (options.details)
    for (const { kind, title, figures, certainty, reason, withheld } of asWritten)
      process.stderr.write(
        `${[kind, title, JSON.stringify(figures), certainty.toFixed(2), reason ?? withheld].join(' | ')}\n`,
      );
  if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await session.close();
}

function valueOf({ figures }: Scored, figure: string): number {
  return figure === 'ice' ? iceOf(figures) : figures[figure]!;
}

async function scoreAll(change: (problem: string) => string): Promise<Scored[]> {
  const { client } = session;
  const scored: Scored[] = [];
  for (const [at, { brief, good, empty, nonsense }] of cases.entries()) {
    const markdown = await readFile(path.join(root, 'test/briefs', brief), 'utf8');
    const fields = await client.call('briefs.parseMarkdown', { markdown });
    const { id: projectId } = await client.call('projects.create', {
      name: brief,
      brief: { ...fields, problem: change(fields.problem) },
    });
    const foreign = cases[(at + 1) % cases.length]!.good[0]!;
    const kinds: (readonly [Kind, readonly [string, string]])[] = [
      ...good.map((idea) => ['good', idea] as const),
      ['empty', empty],
      ['nonsense', nonsense],
      ['off-brief', foreign],
    ];
    const kindOf = new Map<string, readonly [Kind, string]>();
    for (const [kind, [title, pitch]] of kinds) {
      const { id: ideaId } = await client.call('ideas.add', { projectId, fields: { title, pitch } });
      kindOf.set(ideaId, [kind, title]);
      // The person scores first, here always the middle; what is measured is the model.
      for (const criterionId of ['impact', 'confidence', 'ease'])
        await client.call('converge.answer', {
          ...{ ideaId, setId: 'ice', criterionId },
          answer: { value: 5, note: '' },
        });
    }
    for await (const event of client.stream('converge.opinion', {
      setId: 'ice',
      ideaIds: [...kindOf.keys()],
    })) {
      if (event.type !== 'opinion') continue;
      const { ideaId, opinion } = event.assessment;
      const [kind, title] = kindOf.get(ideaId)!;
      const scores = Object.entries(opinion!.scores);
      scored.push({
        ...{ brief, kind, title, reason: opinion!.reason, withheld: opinion!.withheld },
        figures: Object.fromEntries(scores.map(([id, { expected }]) => [id, expected])),
        certainty: scores.reduce((sum, [, score]) => sum + score.certainty, 0) / scores.length,
      });
    }
  }
  return scored;
}
