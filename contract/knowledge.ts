import { z } from 'zod';
import { rpc, stream } from './endpoint.ts';
import { problemSchema } from './errors.ts';
import { pathSchema } from './path.ts';
import { idSchema, timeSchema } from './projects.ts';

/** What a source turned out to be, by its content. */
export const sourceKindSchema = z.enum(['text', 'markdown', 'html', 'pdf', 'docx', 'csv', 'xlsx']);

/** Encodings that can be chosen by hand where the guess was wrong. */
export const textEncodingSchema = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'koi8-r',
]);
export type ChosenEncoding = z.infer<typeof textEncodingSchema>;

/** What was left out of a source, or looks wrong in it; the rest was read. */
export const sourceProblemSchema = z.object({
  /** Names the sentence, for saying it in another language. */
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The sentence in English. */
  message: z.string(),
});
export type SourceProblem = z.infer<typeof sourceProblemSchema>;

/** A document of a project, as it is kept. */
export const sourceSchema = z.object({
  id: idSchema,
  projectId: idSchema,
  /** The file's name, or the title of pasted text. */
  name: z.string(),
  /** Where the file was; null for pasted text. */
  path: z.string().nullable(),
  kind: sourceKindSchema,
  /** How its bytes were read as text; null for kinds that say so themselves. */
  encoding: z.string().nullable(),
  /** Of most of its text; chooses the embedder. */
  language: z.enum(['en', 'zh']),
  sizeBytes: z.int().nonnegative(),
  /** 0 for kinds without pages. */
  pages: z.int().nonnegative(),
  characters: z.int().nonnegative(),
  /** Passages that can be found now. */
  chunks: z.int().nonnegative(),
  /** `importing`: passages are still missing; `sources.import` with `resume` adds them. */
  state: z.enum(['importing', 'ready']),
  problems: z.array(sourceProblemSchema),
  createdAt: timeSchema,
});
export type Source = z.infer<typeof sourceSchema>;

/** A piece of a source that was found for a question, and why. */
export const passageSchema = z.object({
  chunkId: idSchema,
  sourceId: idSchema,
  source: z.string(),
  /** From 1; null where the source has no pages. */
  page: z.int().positive().nullable(),
  /** Headings above it, outermost first. */
  headings: z.array(z.string()),
  /** Offsets of `text` in the source's text, in UTF-16 code units. */
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  text: z.string(),
  /** What it was ranked by: reciprocal ranks of both signals, and exact codes; comparable within one question. */
  score: z.number(),
  /** By words (BM25, more is better) and its rank from 1; null when no word matched. */
  words: z.object({ rank: z.int().positive(), score: z.number() }).nullable(),
  /** By meaning (cosine similarity) and its rank from 1; null when it was not among the nearest. */
  meaning: z.object({ rank: z.int().positive(), score: z.number() }).nullable(),
  /**
   * How well a reranker found that it answers the question when it read both together (more is better, only comparable
   * within one question), and its rank from 1; null where none read it.
   */
  together: z.object({ rank: z.int().positive(), score: z.number() }).nullable(),
  /** Words and codes of the question, repaired ones included, that stand in it. */
  matched: z.array(z.string()),
});
export type Passage = z.infer<typeof passageSchema>;

/** What a question was taken for. */
export const readQuestionSchema = z.object({
  /** Misspelt words and what was searched for in their place. */
  repaired: z.array(z.object({ from: z.string(), to: z.string() })),
  /** Exact codes, such as E-4012. */
  codes: z.array(z.string()),
});

/** The reranker that read question and passages together, or why the one that was chosen could not. */
export const readTogetherSchema = z.object({
  model: z.string(),
  /** Passages that it read. */
  passages: z.int().nonnegative(),
  ms: z.number(),
  /** Null when it read them; otherwise the order is the one without it. */
  problem: problemSchema.nullable(),
});
export type ReadTogether = z.infer<typeof readTogetherSchema>;

/** A verbatim sentence that answers a question. */
export const quoteSchema = z.object({
  chunkId: idSchema,
  sourceId: idSchema,
  source: z.string(),
  page: z.int().positive().nullable(),
  headings: z.array(z.string()),
  /** Offsets of `text` in the source's text. */
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  text: z.string(),
});
export type Quote = z.infer<typeof quoteSchema>;

/** The longest question that is searched for, in characters. */
export const searchLimit = 4000;
const questionSchema = z
  .string()
  .trim()
  .min(1, 'Ask a question.')
  .max(searchLimit, `This question is too long: ${searchLimit} characters are the limit.`);

const sourcePathSchema = pathSchema('A path is empty.');
/** The longest text that can be pasted as a source, in characters. */
export const pasteLimit = 2_000_000;
const pastedSchema = z.object({
  title: z
    .string()
    .trim()
    .min(1, 'Pasted text needs a title.')
    .max(200, 'A title has at most 200 characters.'),
  text: z
    .string()
    .min(1, 'The pasted text is empty.')
    .max(pasteLimit, `Pasted text has at most ${pasteLimit} characters; save more as a file.`),
});

const importEvents = [
  /** All files were counted. */
  z.object({ type: z.literal('planned'), files: z.int() }),
  z.object({
    type: z.literal('progress'),
    /** Files finished, of those planned. */
    done: z.int(),
    planned: z.int(),
    file: z.string(),
    phase: z.enum(['reading', 'embedding']),
    /** Of this phase of this file, from 0 to 1. */
    share: z.number().min(0).max(1),
    /** Null while it can't be told. */
    timeLeftMs: z.number().nullable(),
  }),
  z.object({
    type: z.literal('file'),
    file: z.string(),
    /** `unchanged`: its bytes are a source already; nothing was done. */
    outcome: z.enum(['added', 'unchanged', 'failed']),
    source: sourceSchema.nullable(),
    /** Why it failed; the other files go on. */
    problem: problemSchema.nullable(),
  }),
  z.object({
    type: z.literal('done'),
    added: z.int(),
    unchanged: z.int(),
    failed: z.int(),
    characters: z.int(),
    totalMs: z.number(),
  }),
] as const;

/**
 * Confidence from which on an answer is shown unless a project says otherwise: the lowest at which more than 85 % of plain
 * questions without an answer are refused (docs/knowledge.md).
 */
export const defaultThreshold = 0.45;

/** What a project knows: documents that are read, searched and quoted on this machine. */
export const knowledge = {
  'sources.list': rpc(z.object({ projectId: idSchema }), z.array(sourceSchema)),
  /**
   * Reads files, the files of folders, and pasted texts. What was finished stays when it is cancelled or the app ends;
   * `resume` first finishes the sources that were cut off.
   */
  'sources.import': stream(
    z.object({
      projectId: idSchema,
      paths: z.array(sourcePathSchema).max(10_000, 'At most 10000 files and folders at a time.').default([]),
      texts: z.array(pastedSchema).max(100, 'At most 100 texts at a time.').default([]),
      resume: z.boolean().default(false),
      /** The person's word on how text files are encoded; left out: found by their bytes. */
      encoding: textEncodingSchema.optional(),
    }),
    importEvents,
  ),
  /** The beginning of a file as it would be read, and how. Stores nothing. */
  'sources.preview': rpc(
    z.object({
      path: sourcePathSchema,
      encoding: textEncodingSchema.optional(),
      /** Characters of its text at most. */
      length: z.int().min(1).max(5_000_000).default(2000),
    }),
    z.object({
      kind: sourceKindSchema,
      encoding: z.string().nullable(),
      /** Of the encoding; 0 to 1. */
      confidence: z.number().nullable(),
      /** Its beginning. */
      text: z.string(),
      problems: z.array(sourceProblemSchema),
    }),
  ),
  /** Takes a source away; `sources.restore` brings it back for 30 days. */
  'sources.delete': rpc(z.object({ id: idSchema }), z.object({})),
  'sources.restore': rpc(z.object({ id: idSchema }), sourceSchema),
  /** The text around a place of a source, up to `length` characters, with what stands where. */
  'sources.read': rpc(
    z.object({
      id: idSchema,
      /** The middle of what is wanted. */
      around: z.int().nonnegative().default(0),
      length: z.int().min(100).max(50_000).default(6000),
    }),
    z.object({
      source: sourceSchema,
      /** Offset of `text` in the source's text. */
      start: z.int().nonnegative(),
      text: z.string(),
      headings: z.array(z.object({ level: z.int(), start: z.int(), end: z.int() })),
      /** Pages that begin in it. */
      pages: z.array(z.object({ number: z.int(), start: z.int() })),
    }),
  ),
  /** Adds the sample manual, terms and questions in a language to a project, as an import does. */
  'sources.addSample': stream(
    z.object({ projectId: idSchema, language: z.enum(['en', 'zh']) }),
    importEvents,
  ),

  /** What is found for a question, best first, and by which signal. */
  'knowledge.search': rpc(
    z.object({
      projectId: idSchema,
      question: questionSchema,
      /** Left out: all. */
      sourceIds: z.array(idSchema).optional(),
      count: z.int().min(1).max(50).default(8),
    }),
    z.object({
      read: readQuestionSchema,
      passages: z.array(passageSchema),
      /** Null where no reranker is chosen (`models.use`). */
      together: readTogetherSchema.nullable(),
      timings: z.object({ embedMs: z.number(), searchMs: z.number(), totalMs: z.number() }),
    }),
  ),
  /** The sentences of the sources that answer a question, verbatim; no language model is asked. */
  'knowledge.quote': rpc(
    z.object({ projectId: idSchema, question: questionSchema, sourceIds: z.array(idSchema).optional() }),
    z.object({
      /** In reading order; may be none. */
      quotes: z.array(quoteSchema),
      /** How likely it is, roughly, that they answer the question; 0 to 1. */
      confidence: z.number().min(0).max(1),
      /** The confidence from which on an answer should be shown. */
      threshold: z.number().min(0).max(1),
      passages: z.array(passageSchema),
      together: readTogetherSchema.nullable(),
      read: readQuestionSchema,
      totalMs: z.number(),
    }),
  ),
};
