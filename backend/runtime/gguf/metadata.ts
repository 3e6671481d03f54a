import { ggufDamaged } from './byte-file.ts';
import type { MetadataValue } from './header.ts';

/** Asks the metadata of a file for values of a kind. What is there but of another kind is damage. */
export class Metadata {
  readonly #values: ReadonlyMap<string, MetadataValue>;

  constructor(values: ReadonlyMap<string, MetadataValue>) {
    this.#values = values;
  }

  text(key: string): string | null {
    return this.#ask(key, (value) => typeof value === 'string');
  }

  flag(key: string): boolean | null {
    return this.#ask(key, (value) => typeof value === 'boolean');
  }

  number(key: string): number | null {
    return this.#ask(key, (value): value is number => typeof value === 'number' && Number.isFinite(value));
  }

  texts(key: string): readonly string[] | null {
    return this.#ask(
      key,
      (value): value is readonly string[] =>
        Array.isArray(value) && (value.length === 0 || typeof value[0] === 'string'),
    );
  }

  numbers(key: string): readonly number[] | null {
    return this.#ask(
      key,
      (value): value is readonly number[] =>
        Array.isArray(value) && (value.length === 0 || typeof value[0] === 'number'),
    );
  }

  /** A whole number between two bounds; `otherwise` where it isn't said. */
  whole(key: string, least: number, most: number, otherwise?: number): number {
    const value = this.number(key) ?? otherwise;
    if (value === undefined) throw ggufDamaged(`it does not say its ${key}`);
    if (!Number.isInteger(value) || value < least || value > most)
      throw ggufDamaged(`its ${key} is ${value}`);
    return value;
  }

  #ask<T extends MetadataValue>(key: string, is: (value: MetadataValue) => value is T): T | null {
    const value = this.#values.get(key);
    if (value === undefined) return null;
    if (!is(value)) throw ggufDamaged(`its ${key} is not of the kind it should be`);
    return value;
  }
}
