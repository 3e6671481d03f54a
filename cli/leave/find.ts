import type { Client } from '../../contract/client.ts';
import type { Idea } from '../../contract/ideation.ts';
import type { WhichIdeas } from '../../contract/leave.ts';
import type { Project } from '../../contract/projects.ts';
import { UsageError } from '../usage-error.ts';

/** The project with this id, or else with this name. Throws UsageError for none or several. */
export async function findProject(client: Client, given: string): Promise<Project> {
  const projects = await client.call('projects.list', {});
  if (projects.length === 0)
    throw new UsageError(
      'This store holds no project; give --data DIR, the folder that `ideate BRIEF.md --data DIR` wrote to.',
    );
  const named =
    projects.find(({ id }) => id === given) ?? only(projects, ({ name }) => name, given, 'project');
  if (named) return named;
  throw new UsageError(
    `There is no project "${short(given)}". There are: ${listed(projects.map(({ name }) => name))}.`,
  );
}

/** The ideas meant by `all`, `starred`, an id, or a title. Throws UsageError for none or several. */
export async function findIdeas(client: Client, projectId: string, given: string): Promise<WhichIdeas> {
  if (given === 'all' || given === 'starred') return given;
  const ideas: readonly Idea[] = await client.call('ideas.list', { projectId });
  const found = ideas.find(({ id }) => id === given) ?? only(ideas, ({ title }) => title, given, 'idea');
  if (found) return [found.id];
  throw new UsageError(
    `There is no idea "${short(given)}". There are: ${listed(ideas.map(({ title }) => title))}.`,
  );
}

function only<One extends { readonly id: string }>(
  all: readonly One[],
  nameOf: (one: One) => string,
  given: string,
  kind: string,
): One | undefined {
  const exact = all.filter((one) => nameOf(one) === given);
  const alike = exact.length > 0 ? exact : all.filter((one) => folded(nameOf(one)) === folded(given));
  if (alike.length > 1)
    throw new UsageError(
      `${alike.length} ${kind}s are named "${short(given)}"; give one of their ids: ${listed(alike.map(({ id }) => id))}.`,
    );
  return alike[0];
}

const folded = (text: string): string => text.trim().normalize('NFKC').toLocaleLowerCase();
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
/** A few of them: a line that is too long is not read. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => short(name.replace(/\s+/gu, ' ')));
  return (
    [...shown, ...(names.length > shown.length ? [`and ${names.length - shown.length} more`] : [])].join(
      '; ',
    ) || 'none'
  );
}
