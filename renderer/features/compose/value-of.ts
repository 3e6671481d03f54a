import { valueLimit, type Value, type Variable } from '../../../contract/compose-templates.ts';

/** Why what was typed for a variable won't do. */
export type ValueProblem = 'missing' | 'number' | 'choice' | 'long' | 'many';

const mostEntries = 50;

/** The entries of a list that is typed a line each. */
export function entriesOf(text: string): string[] {
  return text
    .split(/\n+/u)
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])(?:\s+|$)/u, '').trim())
    .filter((line) => line !== '');
}

/** What is wrong with the text of a variable; null when it can be written from. */
export function valueProblem(variable: Variable, text: string): ValueProblem | null {
  const trimmed = text.trim();
  if (trimmed === '') return variable.required ? 'missing' : null;
  const entries = variable.type === 'list' ? entriesOf(trimmed) : [trimmed];
  if (entries.length === 0) return variable.required ? 'missing' : null;
  if (entries.some((entry) => entry.length > valueLimit)) return 'long';
  if (entries.length > mostEntries) return 'many';
  // Thousands may be parted by commas, as the backend reads them.
  if (variable.type === 'number' && !Number.isFinite(Number(trimmed.replace(/(?<=\d),(?=\d{3}\b)/gu, ''))))
    return 'number';
  if (variable.type === 'choice' && !variable.choices.some(({ id }) => id === trimmed)) return 'choice';
  return null;
}

/** A typed text as the backend takes it; undefined when nothing was typed. */
export function valueOf(variable: Variable, text: string): Value | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (variable.type !== 'list') return trimmed;
  const entries = entriesOf(trimmed);
  return entries.length === 0 ? undefined : entries;
}

/** A value as it stands in its field: a list a line each. */
export function typedText(value: Value): string {
  return Array.isArray(value) ? value.join('\n') : String(value);
}

/** Words or phrases typed in a row, parted by commas or lines. */
export function wordsOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[,，、;；\n]+/u)
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    ),
  ];
}
