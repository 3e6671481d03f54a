import { z } from 'zod';
import type { EngineAddress, EngineCaller, EngineRecord, LentEngine } from '../../engines/ports.ts';
import { chat, streamChat, type ChatRequest } from './chat.ts';
import {
  askEngine,
  usualEnginePatience,
  withoutSigns,
  withPatience,
  type EngineLine,
  type EnginePatience,
} from './engine-line.ts';
import type { Features } from './features.ts';
import { jsonAnswer } from './json-answer.ts';
import { Places } from './places.ts';
import { readJson } from './read-json.ts';
import { remoteModel, type EngineState, type RemoteModel } from './remote-model.ts';

/** Engines as they are spoken to. */
export interface EngineCalls {
  readonly caller: EngineCaller;
  /** The model of an engine, to write with until that is taken back. Nothing is asked before it is. */
  modelOf(lent: LentEngine): RemoteModel;
}

const listBytes = 4_000_000;
const mostListed = 2000;
/** A trial is waited for, and answers at the first try or not. */
const trialTries = 1;

const listSchema = z.object({ data: z.array(z.object({ id: z.string().min(1).max(200) })) });
const trialSampling = { temperature: 0, topK: 0, topP: 1, minP: 0, repetitionPenalty: 1 };

/** Speaks to engines under permits that `permitFor` opens, one for each connection. */
export function createEngineCalls(
  permitFor: EngineLine['permitFor'],
  patience: EnginePatience = usualEnginePatience,
): EngineCalls {
  const known = new Map<string, Features>();
  const places = new Map<string, Places>();
  const lineTo = ({ address, key }: EngineAddress, tries: number): EngineLine => ({
    ...{ address, key, permitFor },
    patience: { ...patience, tries },
  });
  /** By place and model: what a server can do, it may do otherwise for another. */
  const featuresOf = ({ address, model }: EngineRecord): Features => {
    const name = `${address}\n${model}`;
    const features = known.get(name) ?? allFeatures();
    known.set(name, features);
    return features;
  };
  /** Of an engine; other ones once a person changed how many there are. */
  const placesOf = ({ id, atOnce }: EngineRecord): Places => {
    const before = places.get(id);
    const now = before?.count === atOnce ? before : new Places(atOnce);
    places.set(id, now);
    return now;
  };
  const stateOf = (record: EngineRecord): EngineState => ({
    features: featuresOf(record),
    places: placesOf(record),
  });

  return {
    modelOf: ({ record, withdrawn }) =>
      remoteModel(lineTo(record, patience.tries), record, stateOf(record), withdrawn),

    caller: {
      models(at, signal) {
        const line = lineTo(at, trialTries);
        return withPatience(line, signal, async () => {
          const answer = await askEngine(line, { path: '/models', mostBytes: listBytes }, signal);
          const { data } = await readJson(line, answer, listSchema);
          // A name with signs that steer a terminal is no model's.
          const names = data.flatMap(({ id }) => (id === withoutSigns(id) ? [id] : []));
          return [...new Set(names)].sort().slice(0, mostListed);
        });
      },

      async tryOut(record, signal) {
        const line = lineTo(record, trialTries);
        const { model } = record;
        // Found out anew: the server may have been changed since.
        const features = allFeatures();
        const request = (content: string): ChatRequest => ({
          ...{ model, sampling: trialSampling, seed: 1, maxTokens: 64 },
          messages: [{ role: 'user', content }],
        });
        const began = performance.now();
        let firstTextMs: number | null = null;
        let text = '';
        const pieces = streamChat(line, features, request('Write one short sentence about rain.'), signal);
        for await (const piece of pieces) {
          firstTextMs ??= performance.now() - began;
          text = piece;
        }
        const totalMs = performance.now() - began;
        const keys = ['title'];
        const { text: json, tokens } = await chat(
          line,
          features,
          {
            ...request('Name a kind of rain. Answer only with JSON, like this: {"title": "Drizzle"}'),
            schema: {
              ...{ type: 'object', required: keys, additionalProperties: false },
              properties: { title: { type: 'string' } },
            },
            wantsLikelihood: true,
          },
          signal,
        );
        Object.assign(featuresOf(record), features);
        return {
          ...{ firstTextMs: firstTextMs ?? totalMs, totalMs, text: withoutSigns(text) },
          keepsSchema: features.schema && jsonAnswer(json, keys) !== null,
          saysLikelihood: tokens !== null,
        };
      },
    },
  };
}

const allFeatures = (): Features => ({ schema: true, logProbabilities: true, seed: true });
