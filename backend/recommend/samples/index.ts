import { createRandom, type Random } from '../../numerics/random.ts';
import { generateInteractions, type LatentTastes } from './latent-tastes.ts';
import { musicVocabularies, readingVocabularies, shopVocabularies, type Vocabulary } from './vocabularies.ts';

/** The samples, each with a structure of its own. */
export const sampleIds = ['shop', 'music', 'reading'] as const;
export type SampleId = (typeof sampleIds)[number];

/** An item as a file would hold it. */
export interface SampleItem {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly category: string;
  readonly tags: readonly string[];
  /** In the shop only. */
  readonly price: number | null;
  readonly inStock: boolean | null;
}

/** An interaction as a file would hold it. */
export interface SampleInteraction {
  readonly user: string;
  readonly item: string;
  /** Purchases, plays or reads. */
  readonly weight: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

export interface Sample {
  readonly items: readonly SampleItem[];
  readonly interactions: readonly SampleInteraction[];
}

interface Recipe {
  readonly tastes: Omit<LatentTastes, 'seed' | 'groupCount'>;
  readonly vocabularies: readonly Vocabulary[];
  readonly prefix: string;
  readonly priced: boolean;
}

const recipes: Readonly<Record<SampleId, Recipe>> = {
  // Few purchases a customer, tastes that mix.
  shop: {
    tastes: {
      userCount: 900,
      itemCount: 300,
      loyalty: 0.65,
      popularityExponent: 0.7,
      medianInteractions: 9,
      interactionSpread: 0.5,
      days: 365,
      freshDays: null,
      repeatChance: 0.15,
    },
    vocabularies: shopVocabularies,
    prefix: 'P',
    priced: true,
  },
  // Long histories, strong tastes, songs heard again and again.
  music: {
    tastes: {
      userCount: 600,
      itemCount: 480,
      loyalty: 0.85,
      popularityExponent: 0.6,
      medianInteractions: 30,
      interactionSpread: 0.6,
      days: 180,
      freshDays: null,
      repeatChance: 0.6,
    },
    vocabularies: musicVocabularies,
    prefix: 'S',
    priced: false,
  },
  // Articles are read for ten days and then no more: what is new matters, and only its text tells whom it suits.
  reading: {
    tastes: {
      userCount: 700,
      itemCount: 400,
      loyalty: 0.85,
      popularityExponent: 0.3,
      medianInteractions: 20,
      interactionSpread: 0.5,
      days: 120,
      freshDays: 10,
      repeatChance: 0,
    },
    vocabularies: readingVocabularies,
    prefix: 'A',
    priced: false,
  },
};

/** Makes a sample: items with texts, and interactions by taste groups. The same seed gives the same sample. */
export function generateSample(id: SampleId, seed: number): Sample {
  const { tastes, vocabularies, prefix, priced } = recipes[id];
  const { columns, groupOfItem } = generateInteractions({ ...tastes, groupCount: vocabularies.length, seed });
  const random = createRandom(seed, 1);
  const items = Array.from(groupOfItem, (group, item): SampleItem => {
    const words = vocabularies[group]!;
    const title = `${pick(words.qualities, random)} ${pick(words.things, random)}`;
    return {
      id: `${prefix}${String(item + 1).padStart(4, '0')}`,
      title,
      text: `${title}: for ${pick(words.purposes, random)}.`,
      category: words.category,
      tags: words.tags.filter(() => random() < 0.7),
      price: priced ? Math.round(400 + 8000 * random() ** 2) / 100 : null,
      inStock: priced ? random() < 0.9 : null,
    };
  });
  const interactions = Array.from(columns.users, (user, at): SampleInteraction => ({
    user: `u${String(user + 1).padStart(4, '0')}`,
    item: items[columns.items[at]!]!.id,
    weight: columns.weights![at]!,
    time: columns.times![at]!,
  }));
  return { items, interactions: interactions.sort((a, b) => a.time - b.time) };
}

function pick(words: readonly string[], random: Random): string {
  return words[Math.floor(random() * words.length)]!;
}
