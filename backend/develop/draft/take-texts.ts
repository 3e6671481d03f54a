import type { Assumption, DevelopCandidate, WrittenBy } from '../../../contract/develop-documents.ts';
import type { DevelopField, DevelopTemplate, DraftBesides } from '../../../contract/develop-templates.ts';
import type { Idea } from '../../../contract/ideation.ts';
import type { Brief } from '../../../contract/projects.ts';
import { fieldsOf } from '../find-field.ts';
import type { BriefPeople, StoredField } from '../ports.ts';
import { wordsOfEntry } from '../words-of-entry.ts';
import { fillStarter } from './fill-starter.ts';
import { piecesOf } from './pieces.ts';
import { wordsFor } from './words-for.ts';

/** Where texts are taken from. */
export interface TakenFrom {
  readonly brief: Brief;
  readonly idea: Idea;
  readonly people: BriefPeople;
  readonly templates: readonly DevelopTemplate[];
  /** All that is written for the idea. */
  readonly fields: readonly StoredField[];
  readonly assumptions: ReadonlyMap<string, Assumption>;
  readonly language: 'en' | 'zh-CN';
  /** Fills the places of a hand-written beginning from the brief, `turn` choosing among its people and things. */
  readonly fill: (text: string, turn: number) => string | null;
}

interface Taken {
  readonly text: string;
  readonly by: WrittenBy;
}

/** What is a list in words; people to serve and sums of money are taken out of one. */
const lists: ReadonlySet<string> = new Set([
  ...['brief.people', 'brief.customers', 'brief.assets', 'brief.constraints', 'brief.money', 'brief.success'],
]);
/** Parts of a list that stand alone, also where a field takes one text. */
const partsOnly: ReadonlySet<string> = new Set(['brief.customers', 'brief.money']);

const money =
  /[€$£¥]|\b(?:euros?|dollars?|pounds?|francs?|kron(?:er|or)|rupees?|yen|yuan|rmb|eur|usd|gbp|chf|cents?|budget)\b|[元块]|预算/iu;

/** Names that an each-starter is written for, at most. */
const mostTurns = 4;

/**
 * Proposals that need no model: what the brief, the idea or another document already says, then the hand-written
 * beginnings of the template, filled with the brief's people and things. A list takes a text piece by piece, since each
 * becomes a claim of its own.
 */
export function takeTexts(field: DevelopField, from: TakenFrom): DevelopCandidate[] {
  const { draft } = field;
  if (!draft) return [];
  const candidates: DevelopCandidate[] = [];
  const add = (source: string, { text, by }: Taken, besides: readonly DraftBesides[]) => {
    const { cells, hands } = cellsBeside(field, besides, from);
    const words = wordsFor(field, text);
    candidates.push({
      // What is proposed comes first: it is what a person is asked about.
      words: { ...words, cells: { ...words.cells, ...cells, ...words.cells } },
      by: hands.every((hand) => hand === by) ? by : 'both',
      provenance: { kind: 'taken', from: source },
    });
  };
  for (const source of draft.take)
    for (const taken of textsAt(source, from))
      for (const text of field.kind === 'list' || partsOnly.has(source)
        ? piecesOf(taken.text, lists.has(source))
        : [taken.text.trim()])
        add(source, { text, by: taken.by }, draft.besides);
  for (const starter of draft.starters) {
    const hasPitch = starter[from.language].includes('{pitch}');
    const by = hasPitch && handOf(from.idea) !== 'person' ? 'both' : 'person';
    for (const text of textsOfStarter(starter[from.language], starter.each, from))
      add('library', { text, by }, [...draft.besides, ...starter.besides]);
  }
  return candidates.filter(({ words }) => fits(field, words));
}

function textsOfStarter(starter: string, isForEach: boolean, { idea, fill }: TakenFrom): string[] {
  const turns = Array.from({ length: isForEach ? mostTurns : 1 }, (_, turn) =>
    fillStarter(starter, idea, (text) => fill(text, turn)),
  );
  return [...new Set(turns.filter((text) => text !== null))];
}

/** What the other cells of a row get, and whose words those are. What does not fit stays out. */
function cellsBeside(
  field: DevelopField,
  besides: readonly DraftBesides[],
  from: TakenFrom,
): { readonly cells: Readonly<Record<string, string>>; readonly hands: readonly WrittenBy[] } {
  const cells: Record<string, string> = {};
  const hands: WrittenBy[] = [];
  for (const { column, take, all, text } of besides) {
    const taken = take.map((source) => ({ source, texts: textsAt(source, from) }));
    const found = taken.find(({ texts }) => texts.some((one) => one.text.trim() !== ''));
    const [first] = found?.texts ?? [];
    const words = !found
      ? (text?.[from.language] ?? '')
      : all
        ? found.texts.map((one) => one.text.trim()).join('\n')
        : (piecesOf(first!.text, lists.has(found.source))[0] ?? '');
    const limit = field.columns.find(({ id }) => id === column)?.limit ?? 0;
    if (words === '' || words.length > limit) continue;
    cells[column] = words;
    if (found) hands.push(...found.texts.map(({ by }) => by));
  }
  return { cells, hands };
}

function textsAt(source: string, from: TakenFrom): Taken[] {
  const { brief, idea, templates, fields, assumptions } = from;
  const [where = '', name = ''] = source.split(/[./]/u);
  if (where === 'brief') return briefTexts(name, brief, from.people).map((text) => ({ text, by: 'person' }));
  if (where === 'idea')
    return [{ text: idea[name as 'pitch' | 'who' | 'why' | 'experiment'], by: handOf(idea) }];
  const template = templates.find(({ id }) => id === where);
  const field = template && fieldsOf(template).find(({ id }) => id === name);
  const kept = fields.find(({ templateId, fieldId }) => templateId === where && fieldId === name);
  if (!field || !kept) return [];
  const risk = (id: string) => {
    // One that nobody placed counts as the middle, as everywhere.
    const { impact, uncertainty } = assumptions.get(id) ?? {};
    return (impact ?? 50) * (uncertainty ?? 50);
  };
  // The riskiest first: that is the one to try.
  const entries = field.assumptions ? kept.entries.toSorted((a, b) => risk(b.id) - risk(a.id)) : kept.entries;
  return entries.map((entry) => ({ text: wordsOfEntry(field, entry), by: entry.by }));
}

function briefTexts(name: string, brief: Brief, { customers, staff }: BriefPeople): string[] {
  switch (name) {
    case 'customers': {
      const parts = piecesOf(brief.people, true);
      const named = (names: readonly string[]) => (part: string) =>
        names.some((one) => part.toLowerCase().includes(one.toLowerCase().replace(/^the /u, '')));
      const served = parts.filter(named(customers));
      return served.length > 0 ? served : parts.filter((part) => !named(staff)(part));
    }
    case 'money':
      return [brief.constraints, brief.assets]
        .flatMap((text) => piecesOf(text, true))
        .filter((part) => money.test(part));
    default:
      return [brief[name as 'problem' | 'people' | 'constraints' | 'assets' | 'success']];
  }
}

function handOf({ origin, editedAt }: Idea): WrittenBy {
  if (origin === 'person') return 'person';
  return editedAt === null ? 'model' : 'both';
}

function fits(field: DevelopField, words: DevelopCandidate['words']): boolean {
  if (field.kind !== 'table') return words.text !== '' && words.text.length <= field.limit;
  return Object.entries(words.cells).every(([id, cell]) => {
    const column = field.columns.find((one) => one.id === id);
    return column !== undefined && cell !== '' && cell.length <= column.limit;
  });
}
