import type { Criterion } from '../../../contract/converge-criteria.ts';
import { pairedIdeasLimit } from '../../../contract/converge-votes.ts';
import type { Idea } from '../../../contract/ideation.ts';
import type { OutputOf } from '../../../contract/index.ts';
import type { LeaveLanguage } from '../../../contract/leave.ts';
import type { Piece, Section } from '../document.ts';
import type { Rooms } from '../ports.ts';
import type { Layout, Part } from './part.ts';

type Table = OutputOf<'converge.table'>;
type Compared = OutputOf<'converge.pairs'>['ranked'];
type Tally = NonNullable<OutputOf<'converge.rounds'>[number]['result']>;
type Titles = ReadonlyMap<string, string>;

/** How ideas were scored, by each set of criteria that was used, with vetoes apart; in documents also by pairs and dots. */
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
    const ideas = await rooms.ask('ideas.list', { projectId });
    const compared = (await rankedPairs(rooms, ideas, projectId)).filter(
      ({ ideaId, wins, losses, ties }) => isIn(ideaId) && wins + losses + ties > 0,
    );
    const rounds = await rooms.ask('converge.rounds', { projectId });
    const tally = (rounds.find(({ result }) => result !== null)?.result ?? []).filter(({ ideaId }) =>
      isIn(ideaId),
    );
    if (tables.length + compared.length + tally.length === 0) return null;
    const titles: Titles = new Map(ideas.map(({ id, title }) => [id, title]));
    return {
      id: 'scores',
      data: tables,
      lay: (layout) => [
        {
          title: layout.words.parts.scores,
          pieces: [],
          sections: [
            ...tables.map((table) => setSection(table, titles, layout)),
            ...pairsSection(compared, titles, layout),
            ...dotsSection(tally, titles, layout),
          ],
        },
      ],
    };
  },
};

/** The ranking of the starred ideas where all answers were about those, else that of all; none of too many. */
async function rankedPairs(rooms: Rooms, ideas: readonly Idea[], projectId: string): Promise<Compared> {
  const ask = async (scope: 'starred' | 'all', count: number) =>
    count > pairedIdeasLimit ? null : rooms.ask('converge.pairs', { projectId, scope });
  const starred = await ask('starred', ideas.filter((idea) => idea.starred).length);
  const all = await ask('all', ideas.length);
  return ((all?.compared ?? 0) > (starred?.compared ?? 0) ? all : starred)?.ranked ?? [];
}

function pairsSection(ranked: Compared, titles: Titles, { words }: Layout): Section[] {
  if (ranked.length === 0) return [];
  const rows = ranked.map(({ ideaId, rank, wins, losses, ties }) => [
    ...[String(rank), titles.get(ideaId) ?? words.goneIdea],
    ...[wins, losses, ties].map(String),
  ]);
  const { title, columns } = words.pairs;
  return [{ title, pieces: [{ kind: 'table', columns, rows }], sections: [] }];
}

function dotsSection(tally: Tally, titles: Titles, { words }: Layout): Section[] {
  if (tally.length === 0) return [];
  const rows = tally.map(({ ideaId, dots }) => [String(dots), titles.get(ideaId) ?? words.goneIdea]);
  const { title, columns } = words.dots;
  return [{ title, pieces: [{ kind: 'table', columns, rows }], sections: [] }];
}

function setSection({ set, assessments, ranking }: Table, titles: Titles, layout: Layout): Section {
  const { language, words } = layout;
  const nameOf = (id: string) => titles.get(id) ?? words.goneIdea;
  const rows = ranking.ranked.map(({ ideaId, rank, low, middle, high }) => {
    const answers = assessments.find((one) => one.ideaId === ideaId)?.answers ?? {};
    const said = (value: number) => number(value, language);
    // Ends that read alike tell nothing, however far apart they are behind the point.
    const figure = said(low) === said(high) ? said(middle) : `${said(middle)} (${said(low)}–${said(high)})`;
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
  return scale.kind === 'amount'
    ? `${exact(value, language)} ${scale.unit[language]}`
    : number(value, language);
}

/** What a person gave: a price has its cents, however large it is. */
const exact = (value: number, language: LeaveLanguage): string =>
  value.toLocaleString(language, { maximumFractionDigits: 2 });

/** Of what was reckoned: from a hundred on nobody reads what is behind the point. */
const number = (value: number, language: LeaveLanguage): string =>
  value.toLocaleString(language, { maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 });
