import type { Template, Value, Variable, VariableSource } from '../../contract/compose-templates.ts';
import type { Brief, Project } from '../../contract/projects.ts';
import type { Idea } from '../../contract/ideation.ts';
import { sentencesOf } from '../wording/words.ts';

export interface FoundValue {
  readonly variableId: string;
  readonly value: Value;
  readonly source: VariableSource;
}

/** Words that tell of trouble; the sentence of a problem that has most of them says it best. */
const trouble =
  /\b(?:because|but|nobody|never|too|cannot|can't|not|no|without|fail\w*|los[est]\w*|late|percent|away|refus\w+|complain\w*|wait\w*|broken|wast\w+|unanswered|only|still|so|every|taken|walk\w*|while|gone|loud|die\w*|rings?|forget\w*|forgot\w*|empty|full)\b|%|却|但|没|不|无|因为|浪费|太|才|等|丢/giu;

/** Looks every variable up in a project, and in an idea if there is one; the first source that holds something counts. */
export function fillValues(
  template: Template,
  from: { readonly project: Project; readonly brief: Brief; readonly idea: Idea | null },
): { readonly values: FoundValue[]; readonly missing: string[] } {
  const values: FoundValue[] = [];
  for (const variable of template.variables) {
    for (const source of variable.sources) {
      const value = valueFor(variable, source, textOf(source, from));
      if (value === null) continue;
      values.push({ variableId: variable.id, value, source });
      break;
    }
  }
  const found = new Set(values.map(({ variableId }) => variableId));
  const missing = template.variables.filter(({ id, required }) => required && !found.has(id));
  return { values, missing: missing.map(({ id }) => id) };
}

function textOf(source: VariableSource, { project, brief, idea }: Parameters<typeof fillValues>[1]): string {
  const [whole, field] = source.split('.') as ['project' | 'brief' | 'idea', string];
  if (whole === 'project') return project.name;
  const fields: Readonly<Record<string, unknown>> = whole === 'brief' ? { ...brief } : { ...idea };
  const text = fields[field];
  return typeof text === 'string' ? text.trim() : '';
}

function valueFor({ type }: Variable, source: VariableSource, text: string): Value | null {
  if (text === '') return null;
  const named = source === 'brief.people' || source === 'brief.assets' || source === 'brief.constraints';
  switch (type) {
    case 'list':
      return named ? entriesOf(text) : sentencesIn(text);
    case 'text':
      return named ? (entriesOf(text)[0] ?? null) : firstOf(text);
    case 'long-text':
      return source === 'brief.problem' ? tellingSentences(text) : text;
    // A number or a choice is for the person to say.
    case 'number':
    case 'choice':
      return null;
  }
}

function sentencesIn(text: string): string[] {
  return sentencesOf(text).map(({ start, end }) => text.slice(start, end));
}

function firstOf(text: string): string | null {
  return sentencesIn(text)[0]?.replace(/[.。]$/u, '') ?? null;
}

/** Entries of "a, b and c", of lines, or of clauses between semicolons. */
export function entriesOf(text: string): string[] {
  const lines = text.split(/\n+/u).map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/u, '').trim());
  const filled = lines.filter((line) => line !== '');
  if (filled.length > 1) return filled;
  const [whole = ''] = filled;
  const parts = whole
    .replace(/[.。]\s*$/u, '')
    .split(/\s*[;；]\s*|[.。]\s+/u)
    .flatMap((part) =>
      part.split(/,\s+(?:and\s+)?|[，、]|\s+and\s+(?=(?:an?|the|two|three|four|five|six|\d)\b)/u),
    );
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** The sentence that tells most of the trouble, with what follows it: a brief begins with the setting. */
function tellingSentences(text: string): string {
  const sentences = sentencesIn(text);
  if (sentences.length <= 1) return text;
  const counts = sentences.map(
    (sentence) => (sentence.match(trouble) ?? []).length / sentence.length ** 0.25,
  );
  const best = counts.indexOf(Math.max(...counts));
  return sentences.slice(best, best + 2).join(' ');
}
