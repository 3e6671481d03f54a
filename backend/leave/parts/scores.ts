import type { Criterion } from '../../../contract/converge-criteria.ts';
import type { OutputOf } from '../../../contract/index.ts';
import type { Piece, Section } from '../document.ts';
import type { Layout, Part } from './part.ts';

type Table = OutputOf<'converge.table'>;
type Titles = ReadonlyMap<string, string>;

/** How ideas were scored, by each set of criteria that was used, with vetoes apart. */
export const scoresPart: Part<'scores'> = {
  id: 'scores',
  async read({ rooms, project, ideaIds }) {
    const projectId = project.id;
    const { sets: used } = await rooms.ask('converge.summary', { projectId });
    const isIn = (ideaId: string) => ideaIds?.has(ideaId) ?? true;
    const tables: Table[] = [];
    for (const { setId } of used) {
      const { set, assessments, ranking } = await rooms.ask('converge.table', {
        ...{ projectId, setId },
        scope: 'all',
      });
      const answered = assessments.filter((one) => isIn(one.ideaId) && Object.keys(one.answers).length > 0);
      if (answered.length === 0) continue;
      const ranked = ranking.ranked.filter(({ ideaId }) => isIn(ideaId));
      const vetoed = ranking.vetoed.filter(({ ideaId }) => isIn(ideaId));
      tables.push({ set, assessments: answered, ranking: { ranked, vetoed, unassessed: [] } });
    }
    if (tables.length === 0) return null;
    const ideas = await rooms.ask('ideas.list', { projectId });
    const titles: Titles = new Map(ideas.map(({ id, title }) => [id, title]));
    return {
      id: 'scores',
      data: tables,
      lay: (layout) => [
        {
          title: layout.words.parts.scores,
          pieces: [],
          sections: tables.map((table) => setSection(table, titles, layout)),
        },
      ],
    };
  },
};

function setSection({ set, assessments, ranking }: Table, titles: Titles, layout: Layout): Section {
  const { language, words } = layout;
  const nameOf = (id: string) => titles.get(id) ?? words.goneIdea;
  const rows = ranking.ranked.map(({ ideaId, rank, low, middle, high }) => {
    const answers = assessments.find((one) => one.ideaId === ideaId)?.answers ?? {};
    const figure = low === high ? number(middle) : `${number(middle)} (${number(low)}–${number(high)})`;
    const given = set.criteria.map((criterion) =>
      answerText(criterion, answers[criterion.id]?.value, layout),
    );
    return [String(rank), nameOf(ideaId), figure, ...given];
  });
  const vetoes: Piece[] =
    ranking.vetoed.length === 0
      ? []
      : [
          {
            kind: 'facts',
            facts: ranking.vetoed.map(({ ideaId, reason }) => ({
              label: words.vetoed,
              text: `${nameOf(ideaId)}: ${reason}`,
            })),
          },
        ];
  return {
    title: set.name[language],
    pieces: [
      {
        kind: 'table',
        columns: [...words.scoreColumns, ...set.criteria.map(({ name }) => name[language])],
        rows,
      },
      ...vetoes,
    ],
    sections: [],
  };
}

function answerText(
  { scale }: Criterion,
  value: number | 'not-assessable' | undefined,
  { language, words }: Layout,
): string {
  if (value === undefined) return '';
  if (value === 'not-assessable') return words.notAssessable;
  return scale.kind === 'amount' ? `${number(value)} ${scale.unit[language]}` : number(value);
}

const number = (value: number): string => String(Number(value.toFixed(2)));
