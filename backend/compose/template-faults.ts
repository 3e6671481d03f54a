import { InklingError } from '../../contract/errors.ts';
import { composeLanguages, type Part, type TemplateFields } from '../../contract/compose-templates.ts';
import { FrameError, parseFrame, variablesOf } from './frame.ts';
import { nearest } from './nearest.ts';

/** The name of an entry in the frames of a part that comes once for each. */
export const itemName = 'item';

/** What is wrong with a template, as sentences for the person who wrote it; none when it can be used. */
export function templateFaults(fields: TemplateFields): string[] {
  const { variables, parts } = fields;
  const names = variables.map(({ id }) => id);
  const faults = [
    ...twice(names).map((id) => `There are two variables named “${id}”.`),
    ...twice(parts.map(({ id }) => id)).map((id) => `There are two parts named “${id}”.`),
  ];
  for (const { id, type, choices } of variables) {
    if (id === itemName) faults.push(`A variable can’t be named “${itemName}”: that is an entry of a list.`);
    if (type === 'choice' && choices.length === 0)
      faults.push(`The choice “${id}” has nothing to choose from.`);
    if (type !== 'choice' && choices.length > 0) faults.push(`“${id}” has choices but is no choice.`);
    faults.push(
      ...twice(choices.map((choice) => choice.id)).map((c) => `“${id}” has the choice “${c}” twice.`),
    );
  }
  for (const part of parts) faults.push(...partFaults(part, fields));
  if (!composeLanguages.some((language) => parts.some((part) => part.frames[language].length > 0)))
    faults.push('No part has a text.');
  return faults;
}

function partFaults(part: Part, { variables }: TemplateFields): string[] {
  const faults: string[] = [];
  const called = `The part “${part.name.en || part.name['zh-CN'] || part.id}”`;
  const names = variables.map(({ id }) => id);
  const list = variables.find(({ id }) => id === part.each);
  if (part.each !== null && !list)
    faults.push(`${called} goes through “${part.each}”, which isn’t a variable of this template.`);
  if (list && list.type !== 'list') faults.push(`${called} goes through “${list.id}”, which is no list.`);
  const known = part.each === null ? names : [...names, itemName];
  for (const text of [...part.frames.en, ...part.frames['zh-CN'], ...part.begun]) {
    try {
      for (const name of variablesOf(parseFrame(text)))
        if (!known.includes(name)) {
          const near = nearest(name, known);
          faults.push(
            `${called} uses {${name}}, which isn’t a variable of this template.${near ? ` Is {${near}} meant?` : ''}`,
          );
        }
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      faults.push(`${called}: ${error.message}`);
    }
  }
  return [...new Set(faults)];
}

/** Throws `invalid-input` with the first faults. */
export function requireSound(fields: TemplateFields): void {
  const faults = templateFaults(fields);
  if (faults.length === 0) return;
  const more = faults.length > 3 ? ` And ${faults.length - 3} more.` : '';
  throw new InklingError(
    'invalid-input',
    `The template can’t be used. ${faults.slice(0, 3).join(' ')}${more}`,
    'Correct it and save again; nothing was stored.',
  );
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}
