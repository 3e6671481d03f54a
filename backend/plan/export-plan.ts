import { fileNameOf } from '../../contract/file-name.ts';
import { plainMarkdown } from '../../contract/markdown.ts';
import type { Plan } from '../../contract/plan.ts';
import { caseFields, planLevels, type BoundTo, type EvidenceLink } from '../../contract/plan-entries.ts';
import type { PlanLibrary } from '../../contract/plan-library.ts';
import { exportWords } from './export-words.ts';
import { markdownTable } from './markdown-table.ts';
import type { PlanNames } from './ports.ts';

interface Exported {
  readonly plan: Plan;
  readonly library: PlanLibrary;
  readonly names: PlanNames;
  readonly language: 'en' | 'zh-CN';
}

/** A plan as one document: actions, roadmap, challenges, risks, review, cards. What a person wrote is never markup. */
export function exportPlan(exported: Exported): { name: string; markdown: string } {
  const words = exportWords[exported.language];
  const { headings } = words;
  const section = (heading: string, body: string) => [`## ${heading}`, body === '' ? words.none : body];
  const parts = [
    `# ${plainMarkdown(words.title(exported.names.project))}`,
    ...section(headings.actions, actions(exported)),
    ...section(headings.roadmap, roadmap(exported)),
    ...section(headings.challenges, challenges(exported)),
    ...section(headings.risks, risks(exported)),
    ...section(headings.review, review(exported)),
    ...section(headings.cards, cards(exported)),
  ];
  return { name: fileNameOf(words.title(exported.names.project), 'md'), markdown: `${parts.join('\n\n')}\n` };
}

function actions({ plan, names, language }: Exported): string {
  const words = exportWords[language];
  return planLevels
    .flatMap((level) => {
      const items = plan.items.filter((item) => item.level === level);
      if (items.length === 0) return [];
      return [
        `### ${words.levels[level]}`,
        ...items.map(({ title, kind, state, owner, note, evidence }) =>
          [
            `- **${plainMarkdown(title)}** (${[words.kinds[kind], words.states[state], plainMarkdown(owner)].filter(Boolean).join(', ')})`,
            ...(note.trim() === '' ? [] : [`  - ${plainMarkdown(note)}`]),
            ...evidence.map(
              (link) => `  - ${words.columns.evidence}: ${evidenceText(link, names, language)}`,
            ),
          ].join('\n'),
        ),
      ];
    })
    .join('\n\n');
}

function roadmap({ plan, language }: Exported): string {
  const { columns, kinds, levels, states } = exportWords[language];
  const dated = plan.items
    .filter(({ startOn, dueOn }) => startOn !== null || dueOn !== null)
    .sort((a, b) => (a.startOn ?? a.dueOn!).localeCompare(b.startOn ?? b.dueOn!));
  return markdownTable(
    [columns.start, columns.due, columns.what, columns.kind, columns.level, columns.owner, columns.state],
    dated.map(({ startOn, dueOn, title, kind, level, owner, state }) => [
      startOn ?? '',
      dueOn ?? '',
      plainMarkdown(title),
      kinds[kind],
      levels[level],
      plainMarkdown(owner),
      states[state],
    ]),
  );
}

function challenges({ plan, library, names, language }: Exported): string {
  const words = exportWords[language];
  const { columns } = words;
  return library.challenges
    .map(({ title, solutions }) => {
      const rows = solutions.map((solution) => {
        const mark = plan.solutions.find(({ solutionId }) => solutionId === solution.id);
        const about = (mark?.boundTo ?? []).map((one) => boundText(one, names, language));
        return [
          plainMarkdown(solution.title[language]),
          words.solutionStates[mark?.state ?? 'open'],
          about.length === 0 ? words.wholeProject : about.join(', '),
          plainMarkdown(mark?.note ?? ''),
        ];
      });
      const header = [columns.solution, columns.state, columns.about, columns.note];
      return `### ${plainMarkdown(title[language])}\n\n${markdownTable(header, rows)}`;
    })
    .join('\n\n');
}

function risks({ plan, library, language }: Exported): string {
  const { columns, riskStates } = exportWords[language];
  const stepName = (scale: keyof PlanLibrary['scales'], step: number) =>
    `${step}: ${library.scales[scale].find((one) => one.step === step)?.name[language] ?? ''}`;
  return markdownTable(
    [
      columns.risk,
      columns.likelihood,
      columns.impact,
      columns.owner,
      columns.mitigation,
      columns.state,
      columns.note,
    ],
    plan.risks
      .toSorted((a, b) => b.likelihood * b.impact - a.likelihood * a.impact)
      .map((risk) => [
        plainMarkdown(risk.title),
        stepName('likelihood', risk.likelihood),
        stepName('impact', risk.impact),
        plainMarkdown(risk.owner),
        plainMarkdown(risk.mitigation),
        riskStates[risk.state],
        plainMarkdown(risk.note),
      ]),
  );
}

function review({ plan, library, names, language }: Exported): string {
  const words = exportWords[language];
  const { columns } = words;
  const tables = library.review.map(({ title, questions }) => {
    const rows = questions.map((question) => {
      const given = plan.answers.find(({ questionId }) => questionId === question.id);
      const reasons = [
        ...(given?.note.trim() ? [plainMarkdown(given.note)] : []),
        ...(given?.evidence ?? []).map((link) => evidenceText(link, names, language)),
      ];
      return [
        plainMarkdown(question.text[language]),
        words.answers[given?.answer ?? 'unanswered'],
        reasons.join('; '),
      ];
    });
    return `### ${title[language]}\n\n${markdownTable([columns.question, columns.answer, columns.evidence], rows)}`;
  });
  return [words.standings[plan.review.standing], ...tables].join('\n\n');
}

function cards({ plan, names, language }: Exported): string {
  const words = exportWords[language];
  return plan.cards
    .map((card) =>
      [
        `### ${plainMarkdown(names.ideas.get(card.ideaId) ?? words.goneIdea)}`,
        ...caseFields
          .filter((field) => card[field].trim() !== '')
          .map((field) => `**${words.fields[field]}.** ${plainMarkdown(card[field])}`),
      ].join('\n\n'),
    )
    .join('\n\n');
}

function evidenceText(link: EvidenceLink, names: PlanNames, language: Exported['language']): string {
  const words = exportWords[language];
  if (link.kind === 'text') return plainMarkdown(link.text);
  const dataset = link.kind === 'run' ? names.runs.get(link.runId) : undefined;
  const name =
    link.kind === 'idea'
      ? (names.ideas.get(link.ideaId) ?? words.goneIdea)
      : dataset === undefined
        ? words.goneRun
        : words.run(dataset);
  return plainMarkdown(link.note.trim() === '' ? name : `${name}: ${link.note}`);
}

function boundText(one: BoundTo, names: PlanNames, language: Exported['language']): string {
  const words = exportWords[language];
  return one.kind === 'prototype'
    ? words.prototypes[one.prototype]
    : plainMarkdown(names.ideas.get(one.ideaId) ?? words.goneIdea);
}
