import type { ComposeLanguage, Template, Value, Values, Variable } from '../../contract/compose-templates.ts';
import { InklingError } from '../../contract/errors.ts';
import { joined } from './filters.ts';
import { nearest } from './nearest.ts';

/** Values of a template, ready to stand in frames. */
export interface Given {
  /** Each variable that holds something, as one text; a list is its entries joined. */
  readonly texts: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/**
 * Holds values against a template's variables. Throws `invalid-input` when a required one is empty, one isn't the
 * template's, or one is of the wrong kind.
 */
export function readValues(template: Template, values: Values, language: ComposeLanguage): Given {
  const names = template.variables.map(({ id }) => id);
  for (const name of Object.keys(values))
    if (!names.includes(name)) {
      const near = nearest(name, names);
      throw refusal(
        `The template “${titleOf(template)}” has no variable “${name.slice(0, 60)}”.${near ? ` Is “${near}” meant?` : ''}`,
        `Its variables are: ${names.join(', ')}.`,
      );
    }
  const texts = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  for (const variable of template.variables) {
    const given = values[variable.id];
    if (given === undefined) continue;
    const entries = entriesOf(variable, given, language);
    if (entries.length === 0) continue;
    if (variable.type === 'list') lists.set(variable.id, entries);
    texts.set(variable.id, variable.type === 'list' ? joined(entries, language) : (entries[0] as string));
  }
  const missing = template.variables.filter(({ id, required }) => required && !texts.has(id));
  if (missing.length > 0) {
    const labels = missing.map((variable) => `“${labelOf(variable, language)}”`);
    throw refusal(
      missing.length === 1
        ? `${labels[0]} is empty, and the text can’t be written without it.`
        : `${labels.join(', ')} are empty, and the text can’t be written without them.`,
      'Fill in what is missing; the rest is kept.',
    );
  }
  return { texts, lists };
}

function entriesOf(variable: Variable, value: Value, language: ComposeLanguage): string[] {
  const label = labelOf(variable, language);
  const asTexts = (Array.isArray(value) ? value : [value]).map((entry) => String(entry).trim());
  const filled = asTexts.filter((entry) => entry !== '');
  if (filled.length === 0) return [];
  if (variable.type === 'list') return Array.isArray(value) ? filled : linesOf(filled[0] as string);
  if (Array.isArray(value))
    throw refusal(`“${label}” takes one value, and ${value.length} were given.`, 'Give one value.');
  const text = filled[0] as string;
  if (variable.type === 'number') {
    const number = Number(text.replace(/(?<=\d),(?=\d{3}\b)/gu, ''));
    if (!Number.isFinite(number))
      throw refusal(
        `“${label}” is a number, and “${text.slice(0, 40)}” is none.`,
        'Write digits, like 1200.',
      );
    return [new Intl.NumberFormat(language).format(number)];
  }
  if (variable.type === 'choice') {
    const choice = variable.choices.find(({ id }) => id === text);
    if (!choice)
      throw refusal(
        `“${text.slice(0, 40)}” isn’t one of the choices of “${label}”.`,
        `Choose one of: ${variable.choices.map(({ id }) => id).join(', ')}.`,
      );
    return [choice.label[language] || choice.label.en || choice.label['zh-CN']];
  }
  return [text];
}

/** The entries of a list that was typed as one text: a line each. */
function linesOf(text: string): string[] {
  return text
    .split(/\n+/u)
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/u, '').trim())
    .filter((line) => line !== '');
}

export function labelOf(variable: Variable, language: ComposeLanguage): string {
  return variable.label[language] || variable.label.en || variable.label['zh-CN'] || variable.id;
}

export function titleOf(template: Template): string {
  return template.name.en || template.name['zh-CN'];
}

function refusal(message: string, remedy: string): InklingError {
  return new InklingError('invalid-input', message, remedy);
}
