import { randomUUID } from 'node:crypto';
import { InklingError } from '../../contract/errors.ts';
import type { GenerateInput, Idea, Provenance, Sampling } from '../../contract/ideation.ts';
import type { EventOf } from '../../contract/index.ts';
import type { Brief } from '../../contract/projects.ts';
import { createRandom } from '../numerics/random.ts';
import { briefParts } from './brief-parts.ts';
import { vectorsOf } from './embed-brief.ts';
import type { Ranking } from './choose-cards.ts';
import { known, type Opinion } from './liking.ts';
import { beginningOf, openingOf } from './opinions.ts';
import { draftCandidates, type Candidate, type JudgingContext } from './draft-candidates.ts';
import { detailsOf } from './completions.ts';
import { draftFields, type IdeaDetails } from './draft-fields.ts';
import { duplicateCloseness } from './judge.ts';
import { hashOfText } from './hash-text.ts';
import { judgingContext } from './judging-context.ts';
import { hashOfLibrary, type IdeationLibrary } from './library.ts';
import { openingsFor } from './openings.ts';
import type { Plan, Task } from './plan.ts';
import type {
  Conventions,
  Embedder,
  GenerationStore,
  ModelLender,
  NewIdea,
  TextModel,
  WriterOf,
} from './ports.ts';
import { briefText, fieldsPrompt } from './prompts.ts';
import { rememberFit } from './remember-fit.ts';
import { peopleTerms } from './specificity.ts';
import type { Tally } from './tally.ts';
import { tasteFor } from './taste.ts';

export type GenerateEvent = Exclude<EventOf<'ideation.generate'>, { type: 'failed' }>;

/** What ideation works with. */
export interface IdeationParts {
  readonly store: GenerationStore;
  readonly models: ModelLender;
  readonly writerOf: WriterOf;
  readonly library: IdeationLibrary;
  /** Called after each change of a project's ideas. */
  announce(projectId: string): void;
}

/** What a generation works with. */
export interface GenerateParts extends IdeationParts {
  /** What the person has let one know of openings by what they did with ideas, the latest first. */
  opinionsOf(projectId: string): Promise<readonly Opinion[]>;
}

/** Cool and narrow: the openings bring the variety, the model has to be coherent. */
export const sampling: Sampling = { temperature: 0.5, topK: 0, topP: 1, minP: 0.08, repetitionPenalty: 1.05 };

/** How often who, why and experiment are written before one version is chosen. */
const fieldCandidates = 6;

/** How much more closeness counts where it is closeness to an idea that more like it is wanted of. */
const likeWeight = 6;

/** Stimuli tried for one place before it stays empty. */
const triesPerPlace = 3;

/** What one generation is about. */
export interface GenerationSetup {
  readonly input: GenerateInput;
  readonly brief: Brief;
  readonly conventions: Conventions;
  readonly plan: Plan;
  readonly seed: number;
  /** More like this one. */
  readonly like: Idea | null;
  readonly replaced: Idea | null;
  readonly tally: Tally;
  readonly signal: AbortSignal;
  readonly emit: (event: GenerateEvent) => void;
}

/** The best candidate of a task. */
interface Contender {
  readonly task: Task;
  readonly seed: number;
  readonly candidate: Candidate;
  readonly counts: { readonly written: number; readonly passed: number };
}

/** One generation at work: its places, what is on the table, and what it has cost. */
export class Generation {
  readonly #id = randomUUID();
  readonly #parts: GenerateParts;
  readonly #setup: GenerationSetup;
  readonly #table: Float32Array[] = [];
  readonly #usedTitles: string[] = [];
  readonly #usedDetails: IdeaDetails[] = [];
  readonly #briefText: string;
  readonly #people: ReadonlySet<string>;
  /** Every beginning of an experiment, filled from the brief, in the order dealt. */
  readonly #experiments: readonly string[];
  #asked = 0;

  constructor(parts: GenerateParts, setup: GenerationSetup) {
    const { brief, conventions, seed } = setup;
    const { experiments } = parts.library;
    this.#parts = parts;
    this.#setup = setup;
    this.#briefText = briefText(conventions, brief);
    this.#people = peopleTerms(brief);
    this.#experiments = openingsFor(experiments, briefParts(brief), experiments.length, createRandom(seed));
  }

  progress(
    phase: Extract<GenerateEvent, { type: 'progress' }>['phase'],
    done: number,
    task: Task | null,
  ): void {
    const { input, tally, emit } = this.#setup;
    emit({
      type: 'progress',
      phase,
      done,
      planned: input.count,
      stimulus: task?.stimulus.text ?? null,
      totalTokensPerSecond: tally.totalTokensPerSecond,
    });
  }

  async run(text: TextModel, embedder: Embedder): Promise<void> {
    const { input, brief, plan, replaced, seed, tally, emit } = this.#setup;
    const { store, library, opinionsOf } = this.#parts;
    const others = (await store.listIdeas(input.projectId)).filter(({ id }) => id !== replaced?.id);
    const opinions = await opinionsOf(input.projectId);
    await store.startGeneration({
      id: this.#id,
      projectId: input.projectId,
      method: plan.method,
      count: input.count,
      seed,
      modelId: text.id,
      modelSha256: text.sha256,
      startedAt: Date.now(),
      given: {
        input,
        brief,
        ideas: [...others, ...(replaced ? [replaced] : [])].map((idea) => ({
          id: idea.id,
          hash: hashOfText(idea),
        })),
        library: hashOfLibrary(library),
        opinions,
      },
    });
    const finish = (state: 'done' | 'cancelled' | 'failed') =>
      store.finishGeneration(this.#id, state, Date.now(), tally.summary(this.#id, input.count));
    const counted = known(opinions, library.choiceWeights);
    const wanted = counted.filter(({ value }) => value > 0.5).length;
    const heeded = this.#setup.conventions.beginsItself
      ? null
      : { wanted, unwanted: counted.length - wanted };
    emit({ type: 'started', generationId: this.#id, seed, model: text.id, heeded });
    try {
      await this.#fillPlaces(text, embedder, others, opinions);
    } catch (error) {
      await finish(error instanceof InklingError && error.code === 'cancelled' ? 'cancelled' : 'failed');
      throw error;
    }
    await finish('done');
    emit({ type: 'done', summary: tally.summary(this.#id, input.count) });
  }

  async #fillPlaces(
    text: TextModel,
    embedder: Embedder,
    others: readonly Idea[],
    opinions: readonly Opinion[],
  ): Promise<void> {
    const { input, brief, plan, like, signal } = this.#setup;
    const { library } = this.#parts;
    this.progress('reading', 0, null);
    const { context, vectors } = await judgingContext(
      { text, embedder },
      brief,
      others.map(({ title, pitch }) => pitch || title),
      signal,
    );
    this.#table.push(...vectors);
    this.#usedTitles.push(...others.map(({ title }) => title));
    const liked = others.findIndex(({ id }) => id === like?.id);
    // What is like an idea is wanted when more like it is; the judging still drops what says it again.
    const table = liked < 0 ? this.#table : [];
    const closeness = rememberFit(embedder, vectors[liked] ?? context.problemVector, table, signal);
    const likedOpening = like && openingOf(like);
    const said = likedOpening ? [{ opening: likedOpening, value: 1 }, ...opinions] : opinions;
    const ranking: Ranking = {
      fit: async (texts) => {
        const close = await closeness(texts);
        return liked < 0 ? close : close.map((value) => likeWeight * value);
      },
      ...tasteFor(brief, await vectorsOf(brief, embedder, signal), library, said),
      // What was deleted is not on the table, and is not wanted again either.
      had: new Set([...others.flatMap(beginningOf), ...opinions.map(({ opening }) => opening)]),
    };
    for (let place = 0; place < input.count; place++) {
      let tasks = await plan.next(ranking);
      for (let attempt = 0; tasks.length > 0 && attempt < triesPerPlace; attempt++) {
        const winner = await this.#compete(context, tasks, place);
        plan.settle(tasks, winner);
        if (winner) break;
        tasks = attempt + 1 < triesPerPlace ? await plan.instead(tasks, ranking) : [];
      }
    }
  }

  /**
   * Lets tasks compete for a place: the best of all their candidates is detailed and shown. Null, and says so,
   * when no candidate was worth showing.
   */
  async #compete(context: JudgingContext, tasks: readonly Task[], place: number): Promise<Task | null> {
    const { emit } = this.#setup;
    let best: Contender | null = null;
    for (const task of tasks) {
      const found = await this.#bestOf(context, task, place);
      if (found && (!best || found.candidate.judgement.total > best.candidate.judgement.total)) best = found;
    }
    if (!best) {
      for (const { stimulus } of tasks)
        emit({ type: 'skipped', stimulus: stimulus.text, reason: 'No candidate was sound and new.' });
      return null;
    }
    await this.#detail(context, best, place);
    return best.task;
  }

  async #bestOf(context: JudgingContext, task: Task, place: number): Promise<Contender | null> {
    const { seed, replaced, tally } = this.#setup;
    const taskSeed = (seed + Math.imul(++this.#asked, 0x9e3779b1)) >>> 0;
    this.progress('drafting', place, task);
    const { ranked, passed, written } = await draftCandidates(
      context,
      {
        ...task,
        stimulus: task.stimulus.text,
        isLed: this.#setup.conventions.isLed,
        sampling,
        seed: taskSeed,
        table: this.#table,
        usedTitles: this.#usedTitles,
      },
      (timings) => {
        tally.add(timings);
        this.progress('judging', place, task);
      },
    );
    tally.candidates += written;
    const candidate = ranked.find(
      ({ pitch, judgement }) => judgement.closeness < duplicateCloseness && pitch !== replaced?.pitch,
    );
    return candidate ? { task, seed: taskSeed, candidate, counts: { written, passed } } : null;
  }

  async #detail({ text }: JudgingContext, contender: Contender, place: number): Promise<void> {
    const { tally, conventions, signal } = this.#setup;
    const { task, seed, candidate } = contender;
    this.progress('detailing', place, task);
    const { beginning } = candidate;
    const written = conventions.isLed && beginning ? detailsOf(beginning) : null;
    let details = written;
    if (!details) {
      const drafted = await draftFields(text, {
        prompt: fieldsPrompt(conventions, this.#briefText, candidate),
        openings: this.#experimentOpenings(place),
        people: this.#people,
        used: this.#usedDetails,
        sampling,
        seed,
        signal,
      });
      tally.add(drafted.timings);
      details = drafted.details;
    }
    this.#usedDetails.push(details);
    const made = this.#ideaOf(text, contender, details, written ? 'library' : 'model');
    await this.#show(made, candidate);
  }

  /** Beginnings of experiments for a place: other ones than the places before had. */
  #experimentOpenings(place: number): string[] {
    const order = this.#setup.conventions.beginsItself ? [] : this.#experiments;
    return Array.from(
      { length: fieldCandidates },
      (_, i) => order[(place * fieldCandidates + i) % order.length] ?? '',
    );
  }

  #ideaOf(
    text: TextModel,
    { task, seed, candidate, counts }: Contender,
    details: IdeaDetails,
    detailsBy: Provenance['detailsBy'],
  ): NewIdea {
    const { title, pitch, opening, beginning, endedBy, judgement } = candidate;
    const { input, plan, replaced } = this.#setup;
    return {
      id: randomUUID(),
      projectId: input.projectId,
      parentId: plan.parentId() ?? replaced?.parentId ?? null,
      title,
      pitch,
      ...details,
      origin: 'model',
      starred: false,
      editedAt: null,
      createdAt: Date.now(),
      provenance: {
        generationId: this.#id,
        method: plan.method,
        stimulus: task.stimulus,
        prompt: text.render(task.prompt),
        opening,
        openingPlace: beginning?.place,
        endedBy,
        detailsBy,
        seed,
        sampling,
        model: { id: text.id, sha256: text.sha256 },
        candidates: counts,
        judgement,
      },
    };
  }

  async #show(made: NewIdea, { vector }: Candidate): Promise<void> {
    const { input, plan, replaced, tally, emit } = this.#setup;
    const { store, announce } = this.#parts;
    const idea = await store.addIdea(made);
    if (replaced) await store.deleteIdea(replaced.id);
    this.#table.push(vector);
    this.#usedTitles.push(idea.title);
    plan.shown(idea);
    tally.ideaShown();
    emit({ type: 'idea', idea, replaces: replaced?.id ?? null });
    announce(input.projectId);
  }
}
