import { z } from 'zod';
import { rpc } from './endpoint.ts';

export const idSchema = z.uuid();
/** Milliseconds since 1970, UTC. */
export const timeSchema = z.int().nonnegative();

const briefText = (limit: number, name: string) =>
  z.string().max(limit, `The ${name} is too long: ${limit} characters are the limit.`);

/** The five fields the embedded model was taught, and one more that people need. */
export const briefFieldsSchema = z.object({
  title: briefText(200, 'title'),
  problem: briefText(4000, 'problem'),
  people: briefText(2000, 'part about people'),
  constraints: briefText(2000, 'part about constraints'),
  assets: briefText(2000, 'part about assets'),
  success: briefText(2000, 'part about success'),
});
export type BriefFields = z.infer<typeof briefFieldsSchema>;

/** What a brief is about is said by so many needs at most. */
export const aboutLimit = 8;

/** The needs a brief is about, as the person said: ids of library/details/needs.json. Null: told from its text. */
const aboutSchema = z.array(z.string().min(1).max(40)).max(aboutLimit).nullable();

export const briefSchema = briefFieldsSchema.extend({
  projectId: idSchema,
  // Runs of before there was such a thing keep briefs without it.
  about: aboutSchema.default(null),
  updatedAt: timeSchema,
});
export type Brief = z.infer<typeof briefSchema>;

export const projectSchema = z.object({
  id: idSchema,
  name: z.string(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
  ideaCount: z.int().nonnegative(),
  starredCount: z.int().nonnegative(),
});
export type Project = z.infer<typeof projectSchema>;

const projectName = z
  .string()
  .trim()
  .min(1, 'A project needs a name.')
  .max(200, 'The name of a project has at most 200 characters.');

/** The longest Markdown brief that is read, in characters. */
export const briefMarkdownLimit = 100_000;

export const projects = {
  'projects.list': rpc(z.object({}), z.array(projectSchema)),
  'projects.create': rpc(
    z.object({ name: projectName, brief: briefFieldsSchema.partial().optional() }),
    projectSchema,
  ),
  /** Creates the sample project that shows what the app can do. */
  'projects.createSample': rpc(z.object({}), projectSchema),
  'projects.rename': rpc(z.object({ id: idSchema, name: projectName }), projectSchema),
  /** Takes the project away; `projects.restore` brings it back for 30 days. */
  'projects.delete': rpc(z.object({ id: idSchema }), z.object({})),
  'projects.restore': rpc(z.object({ id: idSchema }), projectSchema),

  'briefs.get': rpc(z.object({ projectId: idSchema }), briefSchema),
  'briefs.save': rpc(z.object({ projectId: idSchema, fields: briefFieldsSchema.partial() }), briefSchema),
  /** Says what the brief is about, in the place of what is told from its text; null takes that back. */
  'briefs.setAbout': rpc(z.object({ projectId: idSchema, about: aboutSchema }), briefSchema),
  /** Reads a brief written as Markdown: a title, then headings for the fields. Stores nothing. */
  'briefs.parseMarkdown': rpc(
    z.object({
      markdown: z
        .string()
        .max(
          briefMarkdownLimit,
          `This brief is too long: ${briefMarkdownLimit} characters are the limit. Keep what matters on one page.`,
        ),
    }),
    briefFieldsSchema,
  ),
};
