import type { DevelopCandidate, StoredEntry, WrittenBy } from '../../../contract/develop-documents.ts';
import type { DevelopField, DevelopTemplate } from '../../../contract/develop-templates.ts';
import type { Idea } from '../../../contract/ideation.ts';
import type { Brief } from '../../../contract/projects.ts';
import { sentencesOf } from '../../wording/words.ts';
import { fieldsOf } from '../find-field.ts';
import type { StoredField } from '../ports.ts';
import { wordsOfEntry } from '../words-of-entry.ts';
import { wordsFor } from './words-for.ts';

/** Where texts are taken from. */
export interface TakenFrom {
  readonly brief: Brief;
  readonly idea: Idea;
  readonly templates: readonly DevelopTemplate[];
  /** All that is written for the idea. */
  readonly fields: readonly StoredField[];
  readonly language: 'en' | 'zh-CN';
}

interface Taken {
  readonly text: string;
  readonly by: WrittenBy;
}

/**
 * Proposals that need no model: what the brief, the idea or another document already says, then the hand-written
 * entries of the template. A list takes a text sentence by sentence, since each becomes a claim of its own.
 */
export function takeTexts(field: DevelopField, from: TakenFrom): DevelopCandidate[] {
  const candidates: DevelopCandidate[] = [];
  for (const source of field.draft?.take ?? [])
    for (const { text, by } of textsAt(source, from))
      for (const piece of field.kind === 'list' ? pieces(text, source) : [text.trim()])
        candidates.push({
          words: wordsFor(field, piece),
          by,
          provenance: { kind: 'taken', from: source },
        });
  for (const starter of field.draft?.starters ?? [])
    candidates.push({
      words: wordsFor(field, starter[from.language]),
      by: 'person',
      provenance: { kind: 'taken', from: 'library' },
    });
  return candidates.filter(({ words }) => fits(field, words));
}

function textsAt(source: string, { brief, idea, templates, fields }: TakenFrom): Taken[] {
  const [where = '', name = ''] = source.split(/[./]/u);
  if (where === 'brief')
    return [
      { text: brief[name as 'problem' | 'people' | 'constraints' | 'assets' | 'success'], by: 'person' },
    ];
  if (where === 'idea')
    return [{ text: idea[name as 'pitch' | 'who' | 'why' | 'experiment'], by: handOf(idea) }];
  const template = templates.find(({ id }) => id === where);
  const field = template && fieldsOf(template).find(({ id }) => id === name);
  const kept = fields.find(({ templateId, fieldId }) => templateId === where && fieldId === name);
  if (!field || !kept) return [];
  return kept.entries.map((entry: StoredEntry) => ({ text: wordsOfEntry(field, entry), by: entry.by }));
}

function handOf({ origin, editedAt }: Idea): WrittenBy {
  if (origin === 'person') return 'person';
  return editedAt === null ? 'model' : 'both';
}

/** Sentences of a text; people and assets of a brief are lists in words, cut at their commas and lines too. */
function pieces(text: string, source: string): string[] {
  const isList = source === 'brief.people' || source === 'brief.assets' || source === 'brief.constraints';
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^[ \t]*(?:[-*+•–]|\d{1,2}[.)])[ \t]+/u, '').trim())
    .filter((line) => line !== '');
  return lines.flatMap((line) => {
    const sentences = sentencesOf(line).map(({ start, end }) => line.slice(start, end));
    if (!isList) return sentences;
    // "30,000" is one number; a comma in a sentence of several clauses stays.
    return sentences.flatMap((sentence) =>
      sentence
        .replace(/[.;。；]$/u, '')
        .split(/(?:,(?!\d{3})|[;，；、])\s*(?:and\s+)?/u)
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .map((part) => part.charAt(0).toUpperCase() + part.slice(1)),
    );
  });
}

function fits(field: DevelopField, words: DevelopCandidate['words']): boolean {
  if (field.kind !== 'table') return words.text !== '' && words.text.length <= field.limit;
  return Object.entries(words.cells).every(([id, cell]) => {
    const column = field.columns.find((one) => one.id === id);
    return column !== undefined && cell !== '' && cell.length <= column.limit;
  });
}
