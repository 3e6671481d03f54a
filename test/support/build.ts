import { randomUUID } from 'node:crypto';
import type { Idea, Provenance } from '../../contract/ideation.ts';
import type { BriefFields } from '../../contract/projects.ts';
import type { GenerationRecord } from '../../backend/ideation/ports.ts';

/** A brief with something in every field. */
export function buildBrief(changes: Partial<BriefFields> = {}): BriefFields {
  return {
    title: 'Allotment watering',
    problem: 'Vegetables dry out in July while their owners are away.',
    people: 'Forty plot holders',
    constraints: 'No mains power',
    assets: 'A shared rain tank',
    success: 'Half as many dead plants',
    ...changes,
  };
}

export function buildProvenance(changes: Partial<Provenance> = {}): Provenance {
  return {
    generationId: randomUUID(),
    method: 'scamper',
    stimulus: { id: 'scamper-1', kind: 'scamper', text: 'Substitute the tank.' },
    opening: '',
    prompt: 'Brief: Allotment watering\n\nStimulus: Substitute the tank.',
    seed: 1,
    sampling: { temperature: 0.8, topK: 40, topP: 0.95, minP: 0.05, repetitionPenalty: 1.1 },
    model: { id: 'inkling-135m', sha256: 'a'.repeat(64) },
    candidates: { written: 6, passed: 3 },
    judgement: {
      fluency: -1.5,
      specificity: 0.7,
      relevance: 0.8,
      response: 0.6,
      change: 1,
      echo: 0.5,
      closeness: 0.2,
      weakest: 0.2,
      total: 1.9,
    },
    ...changes,
  };
}

export function buildIdea(projectId: string, changes: Partial<Idea> = {}): Idea {
  return {
    id: randomUUID(),
    projectId,
    parentId: null,
    origin: 'model',
    starred: false,
    state: 'new',
    tags: [],
    // Of the first idea in a project.
    rank: '00000001V',
    title: 'Drip club',
    pitch: 'Neighbours share one drip line that a float valve opens.',
    who: 'Plot holders who travel',
    why: 'The tank is there already.',
    experiment: 'Run one line for a week.',
    editedAt: null,
    createdAt: Date.now(),
    provenance: buildProvenance(),
    clusterId: null,
    mergedIntoId: null,
    ...changes,
  };
}

export function buildGeneration(
  projectId: string,
  changes: Partial<GenerationRecord> = {},
): GenerationRecord {
  return {
    id: randomUUID(),
    projectId,
    method: 'scamper',
    count: 6,
    seed: 1,
    modelId: 'inkling-135m',
    modelSha256: 'a'.repeat(64),
    startedAt: Date.now(),
    given: {
      input: { projectId, method: 'scamper', count: 6 },
      brief: { ...buildBrief(), projectId, about: null, updatedAt: 0 },
      ideas: [],
      library: 'test',
      opinions: [],
    },
    ...changes,
  };
}
