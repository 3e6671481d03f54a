import { z } from 'zod';
import { ideaGroupSchema } from './cluster.ts';
import { converge } from './converge.ts';
import { ideaDocumentsSchema } from './develop-documents.ts';
import { rpc } from './endpoint.ts';
import { ideaSchema } from './ideation.ts';
import { planSchema } from './plan.ts';
import { briefSchema, idSchema, projectSchema, timeSchema } from './projects.ts';

/** The parts of a project that can be taken along, in the order of a document. */
export const leaveParts = ['brief', 'ideas', 'groups', 'scores', 'documents', 'plan'] as const;
const leavePartSchema = z.enum(leaveParts);
export type LeavePart = z.infer<typeof leavePartSchema>;

/**
 * What a project is written as. `html` is the page that is printed: the window and the command line make the PDF of it.
 * `pptx` is a pitch of one idea, `csv` a table of ideas; the others hold every part asked for.
 */
export const leaveFormats = ['md', 'html', 'docx', 'pptx', 'csv', 'json'] as const;
const leaveFormatSchema = z.enum(leaveFormats);
export type LeaveFormat = z.infer<typeof leaveFormatSchema>;

export const leaveLanguageSchema = z.enum(['en', 'zh-CN']);
export type LeaveLanguage = z.infer<typeof leaveLanguageSchema>;

/** The most ideas that can be named one by one. */
export const namedIdeasLimit = 5000;

/** Which ideas go along: all, the starred ones, or those named, in the order of the project. */
const whichIdeasSchema = z.union([
  z.enum(['all', 'starred']),
  z
    .array(idSchema)
    .min(1, 'Name at least one idea.')
    .max(namedIdeasLimit, `Name at most ${namedIdeasLimit} ideas.`),
]);
export type WhichIdeas = z.infer<typeof whichIdeasSchema>;

/** The version of the JSON file; raised when a reader of the old one could not read the new. */
export const projectFileVersion = 1;

/** A project as JSON: what each room holds, as its own endpoints answer, so that a program can read it back. */
export const projectFileSchema = z.object({
  format: z.literal('inkling-project'),
  version: z.literal(projectFileVersion),
  /** The app that wrote it. */
  inkling: z.string(),
  writtenAt: timeSchema,
  project: projectSchema,
  /** Only the parts that were asked for and hold something. */
  parts: z.object({
    brief: briefSchema.optional(),
    ideas: z.array(ideaSchema).optional(),
    /** Largest first, with the ideas that went along; as `cluster.arrange` takes them. */
    groups: z.array(ideaGroupSchema.required({ id: true })).optional(),
    scores: z.array(converge['converge.table'].output).optional(),
    documents: z.array(ideaDocumentsSchema).optional(),
    plan: planSchema.optional(),
  }),
});
export type ProjectFile = z.infer<typeof projectFileSchema>;

/** Leaving with something: a project, or a part of it, as a file. */
export const leave = {
  /**
   * Writes a project as a file. Throws `not-found` for the project or an idea named; `not-enough-data` when there is
   * nothing to write; `invalid-input` for a pitch of more than one idea.
   */
  'leave.export': rpc(
    z.object({
      projectId: idSchema,
      format: leaveFormatSchema,
      /** The language of the words around what was written; texts stay as they are. */
      language: leaveLanguageSchema,
      parts: z
        .array(leavePartSchema)
        .min(1, 'Choose at least one part.')
        .default([...leaveParts]),
      ideas: whichIdeasSchema.default('all'),
      /** Begin a CSV with a byte order mark, by which Excel knows that it is UTF-8. */
      byteOrderMark: z.boolean().default(false),
    }),
    z.object({
      name: z.string(),
      mediaType: z.string(),
      base64: z.string(),
      /** What was asked for and is not in the file because nothing is written there, by its name. */
      leftOut: z.array(z.string()),
    }),
  ),
};
