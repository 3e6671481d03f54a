import { randomUUID } from 'node:crypto';
import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { briefFieldsSchema, type BriefFields } from '../../contract/projects.ts';
import { parseBriefMarkdown } from './brief-markdown.ts';
import type { AnnounceProjects, ProjectStore, SampleProject } from './ports.ts';

type ProjectEndpoint =
  | 'projects.list'
  | 'projects.create'
  | 'projects.createSample'
  | 'projects.rename'
  | 'projects.delete'
  | 'projects.restore'
  | 'briefs.get'
  | 'briefs.save'
  | 'briefs.setAbout'
  | 'briefs.parseMarkdown';

/** Projects and the briefs they start from; `needs` are all that a brief can be about. `deleted` ends what goes on for one. */
export function createProjectHandlers(
  store: ProjectStore,
  sample: SampleProject,
  needs: readonly string[],
  announce: AnnounceProjects,
  deleted: (projectId: string) => void,
): Pick<Handlers, ProjectEndpoint> {
  const create = async (name: string, brief: BriefFields) => {
    const project = await store.addProject({ id: randomUUID(), name, createdAt: Date.now() }, brief);
    announce('projects', project.id);
    return project;
  };

  return {
    'projects.list': () => store.listProjects(),
    'projects.create': ({ name, brief }) => create(name, wholeBrief(name, brief ?? {})),
    'projects.createSample': () => create(sample.name, sample.brief),

    async 'projects.rename'({ id, name }) {
      const project = await store.renameProject(id, name, Date.now());
      announce('projects', id);
      return project;
    },

    async 'projects.delete'({ id }) {
      await store.deleteProject(id, Date.now());
      deleted(id);
      announce('projects', id);
      return {};
    },

    async 'projects.restore'({ id }) {
      const project = await store.restoreProject(id);
      announce('projects', id);
      return project;
    },

    'briefs.get': ({ projectId }) => store.getBrief(projectId),

    async 'briefs.save'({ projectId, fields }) {
      const brief = await store.saveBrief(projectId, fields, Date.now());
      announce('brief', projectId);
      return brief;
    },

    async 'briefs.setAbout'({ projectId, about }) {
      const unknown = about?.find((id) => !needs.includes(id));
      if (unknown !== undefined)
        throw new InklingError(
          'invalid-input',
          `There is no need “${unknown}”.`,
          `Choose from: ${needs.join(', ')}.`,
        );
      const brief = await store.setAbout(projectId, about && [...new Set(about)], Date.now());
      announce('brief', projectId);
      return brief;
    },

    'briefs.parseMarkdown': ({ markdown }) => checkedBrief(parseBriefMarkdown(markdown)),
  };
}

/** A brief without a title is called what its project is called. */
function wholeBrief(name: string, fields: Partial<BriefFields>): BriefFields {
  return {
    title: fields.title ?? name,
    problem: fields.problem ?? '',
    people: fields.people ?? '',
    constraints: fields.constraints ?? '',
    assets: fields.assets ?? '',
    success: fields.success ?? '',
  };
}

/** A field that is too long is refused: a brief that lost its end without a word would mislead. */
function checkedBrief(fields: BriefFields): BriefFields {
  if (Object.values(fields).every((text) => text === '')) {
    throw new InklingError(
      'brief-empty',
      'This brief is empty: there is no text in it.',
      'Write a title and a few sentences about the problem, then try again.',
    );
  }
  const checked = briefFieldsSchema.safeParse(fields);
  if (!checked.success) {
    const sentences = checked.error.issues.map((issue) => issue.message);
    throw new InklingError('invalid-input', sentences.join(' '), 'Shorten it and try again.');
  }
  return checked.data;
}
