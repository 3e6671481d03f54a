import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { catalogueModelSchema, type CatalogueModel } from '../contract/catalogue.ts';
import {
  challengeSchema,
  planCaseSchema,
  proposalSchema,
  reviewAreaSchema,
  riskScalesSchema,
  type PlanLibrary,
} from '../contract/plan-library.ts';
import { criteriaSetSchema, type CriteriaSet } from '../contract/converge-criteria.ts';
import { InklingError } from '../contract/errors.ts';
import { developTemplateSchema, type DevelopTemplate } from '../contract/develop-templates.ts';
import { composeLanguages, templateFieldsSchema, type Template } from '../contract/compose-templates.ts';
import { briefFieldsSchema } from '../contract/projects.ts';
import { choiceWeightsSchema } from './ideation/choice-weights.ts';
import { completionSchema, completionsSchema } from './ideation/completion.ts';
import {
  boxSheetSchema,
  cardSchema,
  methodFileSchema,
  personaSchema,
  withCompletions,
  type IdeationLibrary,
} from './ideation/library.ts';
import { needSchema, needWeightsSchema } from './ideation/needs.ts';
import type { SampleProject } from './projects/ports.ts';

/** The hand-written content that the app comes with. */
export interface Library extends IdeationLibrary {
  readonly sample: SampleProject;
  readonly plan: PlanLibrary;
  /** Criteria to choose among ideas by, in their order. */
  readonly criteriaSets: readonly CriteriaSet[];
  /** Templates of Compose, in their order. */
  readonly templates: readonly Template[];
  /** Documents of Develop, in the order of their tabs. */
  readonly documents: readonly DevelopTemplate[];
  /** Models that can be downloaded, smallest first. */
  readonly catalogue: readonly CatalogueModel[];
}

const templateFileSchema = templateFieldsSchema.extend({ id: z.string().min(1), position: z.int() });

const sampleSchema = z.object({ name: z.string().min(1), brief: briefFieldsSchema });

/** Reads and checks the library. Throws `file-damaged` that names the file at fault: a broken installation. */
export async function readLibrary(folder: string): Promise<Library> {
  const openings = (...place: string[]) =>
    readJson(path.join(folder, ...place), z.array(z.string().min(1)).min(1));
  const written = (...place: string[]) =>
    readJson(path.join(folder, ...place), z.array(completionSchema).min(1));
  const [
    cards,
    completions,
    needs,
    needWeights,
    choiceWeights,
    methods,
    experiments,
    sample,
    plan,
    criteriaSets,
    templates,
    documents,
    catalogue,
    ...sessions
  ] = await Promise.all([
    readAll(path.join(folder, 'stimuli'), z.array(cardSchema)),
    readAll(path.join(folder, 'completions'), completionsSchema),
    readJson(path.join(folder, 'details', 'needs.json'), z.array(needSchema).min(1)),
    readHashed(path.join(folder, 'details', 'needs-weights.json'), needWeightsSchema),
    readHashed(path.join(folder, 'details', 'choice-weights.json'), choiceWeightsSchema),
    readAll(path.join(folder, 'methods'), methodFileSchema),
    openings('details', 'experiments.json'),
    readJson(path.join(folder, 'samples', 'sample.json'), sampleSchema),
    readPlanLibrary(path.join(folder, 'plan')),
    readJson(path.join(folder, 'converge', 'criteria-sets.json'), z.array(criteriaSetSchema)),
    readTemplates(path.join(folder, 'templates')),
    readAll(path.join(folder, 'develop'), developTemplateSchema),
    readCatalogue(path.join(folder, 'catalogue')),
    readJson(path.join(folder, 'personas', 'personas.json'), z.array(personaSchema).min(1)),
    openings('personas', 'openings.json'),
    written('personas', 'completions.json'),
    readJson(path.join(folder, 'box', 'sheets.json'), z.array(boxSheetSchema).min(1)),
    openings('box', 'openings.json'),
    written('box', 'completions.json'),
    openings('box', 'own-openings.json'),
    written('box', 'own-completions.json'),
  ]);
  const [personas, personaOpenings, personaCompletions, ...box] = sessions;
  const [boxSheets, boxOpenings, boxCompletions, ownBoxOpenings, ownBoxCompletions] = box;
  methods.sort((a, b) => a.position - b.position);
  documents.sort((a, b) => a.position - b.position);
  return {
    ...{
      cards: withCompletions(cards.flat(), merged(completions)),
      methods,
      needs,
      needWeights: needWeights.content,
      choiceWeights: choiceWeights.content,
      weightsHash: needWeights.hash + choiceWeights.hash,
      experiments,
      sample,
      plan,
      criteriaSets,
      templates,
      documents,
      catalogue,
    },
    ...{ personas: withCompletions(personas, merged(completions)), personaOpenings, personaCompletions },
    ...{ boxSheets, boxOpenings, boxCompletions, ownBoxOpenings, ownBoxCompletions },
  };
}

/** The records of several files as one. */
function merged<Value>(records: readonly Readonly<Record<string, Value>>[]): Record<string, Value> {
  return Object.fromEntries(records.flatMap((record) => Object.entries(record)));
}

/** Proposals by level, challenges, cases and areas one a file each, in the order of their names, and the scales. */
async function readPlanLibrary(folder: string): Promise<PlanLibrary> {
  const [proposals, challenges, cases, review, scales] = await Promise.all([
    readAll(path.join(folder, 'proposals'), z.array(proposalSchema)),
    readAll(path.join(folder, 'challenges'), challengeSchema),
    readAll(path.join(folder, 'cases'), planCaseSchema),
    readAll(path.join(folder, 'review'), reviewAreaSchema),
    readJson(path.join(folder, 'risk-scales.json'), riskScalesSchema),
  ]);
  return { proposals: proposals.flat(), challenges, cases, review, scales };
}

async function readTemplates(folder: string): Promise<Template[]> {
  const files = await readAll(folder, templateFileSchema);
  return files
    .sort((a, b) => a.position - b.position)
    .map(({ position, ...fields }) => ({
      ...fields,
      origin: 'library',
      languages: composeLanguages.filter((language) =>
        fields.parts.some((part) => part.frames[language].length > 0),
      ),
      updatedAt: null,
    }));
}

/** Every JSON file of a folder, in the order of their names. */
async function readAll<Schema extends z.ZodType>(
  folder: string,
  schema: Schema,
): Promise<z.output<Schema>[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map((name) => readJson(path.join(folder, name), schema)));
}

function readJson<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.output<Schema>> {
  return readOwn(file, (text) => schema.parse(JSON.parse(text)));
}

/** What a file holds, and the SHA-256 of its text, for what is too long to be hashed each time it is needed. */
function readHashed<Schema extends z.ZodType>(file: string, schema: Schema) {
  return readOwn(file, (text) => ({
    content: schema.parse(JSON.parse(text)),
    hash: createHash('sha256').update(text).digest('hex'),
  }));
}

async function readOwn<Content>(file: string, parse: (text: string) => Content): Promise<Content> {
  try {
    return parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new InklingError(
      'file-damaged',
      `The file ${file}, which came with Inkling, can’t be used.`,
      'Install Inkling again. Your projects are kept apart from it.',
      { cause: error },
    );
  }
}

/** Models that write, then those that hear. */
async function readCatalogue(folder: string) {
  const files = ['text-generation.json', 'speech.json'];
  const read = files.map((file) => readJson(path.join(folder, file), z.array(catalogueModelSchema).min(1)));
  return (await Promise.all(read)).flat();
}
