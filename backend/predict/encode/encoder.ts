import type { DateOrder } from '../data/read-dates.ts';

/** Centre and spread of a feature over the training rows. */
export interface Scale {
  readonly mean: number;
  /** 1 where all are the same, so that dividing does nothing. */
  readonly deviation: number;
}

export const dateParts = ['ordinal', 'year', 'month', 'weekday', 'hour'] as const;
export type DatePart = (typeof dateParts)[number];

/** How one column becomes features; everything in it was learnt from the training rows. Plain data. */
export type ColumnEncoder =
  | {
      readonly kind: 'number';
      readonly column: string;
      readonly decimalComma: boolean;
      /** Stands in for a missing number. */
      readonly median: number;
      readonly lowest: number;
      readonly highest: number;
      readonly scale: Scale;
      /** Whether a feature says that the number was missing. */
      readonly indicator: boolean;
    }
  | {
      readonly kind: 'date';
      readonly column: string;
      readonly order: DateOrder;
      /** In milliseconds since 1970. */
      readonly median: number;
      readonly parts: readonly { readonly part: DatePart; readonly scale: Scale }[];
      readonly indicator: boolean;
    }
  | {
      readonly kind: 'category' | 'many-categories';
      readonly column: string;
      /** One feature each, the most frequent first; a missing value is the category ''. */
      readonly categories: readonly string[];
      /** One more feature for all others. */
      readonly rareBucket: boolean;
      /** Of many categories, each one's place by frequency as one feature more. */
      readonly ranks: { readonly names: readonly string[]; readonly scale: Scale } | null;
    };

/** How rows become features, column after column. */
export interface Encoder {
  readonly columns: readonly ColumnEncoder[];
}

/** A feature and the column it is made of, by its place in the encoder. */
export interface Feature {
  readonly name: string;
  readonly column: number;
}

/** What the features of an encoder are, in order. */
export function featuresOf({ columns }: Encoder): Feature[] {
  return columns.flatMap((encoder, column) => namesOf(encoder).map((name) => ({ name, column })));
}

function namesOf(encoder: ColumnEncoder): string[] {
  const { column } = encoder;
  const indicator = 'indicator' in encoder && encoder.indicator ? [`${column} is missing`] : [];
  switch (encoder.kind) {
    case 'number':
      return [column, ...indicator];
    case 'date':
      return [...encoder.parts.map(({ part }) => `${column} (${part})`), ...indicator];
    default:
      return [
        ...encoder.categories.map((category) =>
          category === '' ? `${column} is missing` : `${column} = ${category}`,
        ),
        ...(encoder.rareBucket ? [`${column} = other`] : []),
        ...(encoder.ranks ? [`${column} (rank)`] : []),
      ];
  }
}
