import type { ComposeLanguage, Part, Template } from '../../contract/compose-templates.ts';
import { applyFilters } from './filters.ts';
import type { Given } from './values.ts';

/** Longest fact that the model is shown, in characters: it was taught lines. */
const lineLimit = 220;
/** Most facts that the model is shown: it was taught five or six. */
const factLimit = 7;

/** Everything a person has given, one text each: what numbers and words of a text may come from. */
export function allFacts(given: Given): string[] {
  return [...given.texts.values(), ...[...given.lists.values()].flat()];
}

/** The facts of a part as lines, as the model was taught to be given them: the product with what it is first. */
export function factLines(template: Template, part: Part, given: Given, language: ComposeLanguage): string[] {
  const wanted = template.variables.filter(({ id }) => part.facts.length === 0 || part.facts.includes(id));
  const lines: string[] = [];
  const clean = (text: string) => applyFilters(text, [], language) ?? '';
  const product = wanted.some(({ id }) => id === 'product') ? given.texts.get('product') : undefined;
  const what = wanted.some(({ id }) => id === 'what') ? given.texts.get('what') : undefined;
  if (product !== undefined && what !== undefined) lines.push(`${clean(product)}: ${clean(what)}`);
  for (const { id, type } of wanted) {
    if (product !== undefined && what !== undefined && (id === 'product' || id === 'what')) continue;
    const text = given.texts.get(id);
    if (text === undefined) continue;
    if (type === 'list') lines.push(...(given.lists.get(id) ?? []).map(clean));
    else if (id === 'audience') lines.push(`For ${applyFilters(text, ['inline'], language) ?? ''}`);
    else if (id === 'role') lines.push(`User: ${clean(text)}`);
    else if (id === 'want') lines.push(`Wants to ${applyFilters(text, ['inline'], language) ?? ''}`);
    else lines.push(...sentences(text));
  }
  return lines
    .filter((line) => line !== '')
    .slice(0, factLimit)
    .map((line) => line.slice(0, lineLimit));
}

function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+|\n+/u)
    .map((sentence) => sentence.trim().replace(/[.]$/u, ''))
    .filter((sentence) => sentence !== '')
    .slice(0, 3);
}
