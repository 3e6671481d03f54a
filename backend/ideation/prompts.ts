import { InklingError } from '../../contract/errors.ts';
import type { BriefFields } from '../../contract/projects.ts';
import type { Conventions, Prompt } from './ports.ts';

/** Fills {name} places of a layout. Values are put in as they are, braces in them included. */
export function fill(layout: string, values: Readonly<Record<string, string>>): string {
  return layout.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** A brief on the lines the model was taught; what success looks like joins the problem; empty lines are left out. */
export function briefText(conventions: Conventions, brief: BriefFields): string {
  const success = brief.success.trim();
  const values: Record<string, string> = {
    title: oneLine(brief.title),
    problem: oneLine(success ? `${brief.problem} Success: ${success}` : brief.problem),
    people: oneLine(brief.people),
    constraints: oneLine(brief.constraints),
    assets: oneLine(brief.assets),
  };
  return conventions.brief
    .split('\n')
    .filter((line) => !/\{(\w+)\}/.test(line) || fill(line, values) !== line.replace(/\{\w+\}/g, ''))
    .map((line) => fill(line, values))
    .join('\n');
}

/** Asks for one idea in answer to a stimulus. */
export function ideaPrompt(conventions: Conventions, brief: string, stimulus: string): Prompt {
  return split(conventions, 'idea', { brief, stimulus });
}

/** Asks who an idea is for, why it could work and how to try it. */
export function fieldsPrompt(
  conventions: Conventions,
  brief: string,
  idea: { title: string; pitch: string },
): Prompt {
  return split(conventions, 'fields', { brief, title: idea.title, pitch: idea.pitch });
}

function split(conventions: Conventions, name: string, values: Record<string, string>): Prompt {
  const { system, user } = task(conventions, name);
  const place = user.indexOf('{brief}');
  const end = place < 0 ? 0 : place + '{brief}'.length;
  return { system, stem: fill(user.slice(0, end), values), turn: fill(user.slice(end), values) };
}

function task(conventions: Conventions, name: string) {
  const found = conventions.tasks[name];
  if (!found)
    throw new InklingError(
      'model-failed',
      `This model was not taught the task “${name}”.`,
      'Choose another model.',
    );
  return found;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
