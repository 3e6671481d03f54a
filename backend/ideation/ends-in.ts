/** A pattern for names that end in one of the words given: "sales book" is a book, a "record player" no record. */
export function endsIn(words: string): RegExp {
  return new RegExp(`(?:^|[\\s-])(?:${words.trim().split(/\s+/).join('|')})$`, 'iu');
}
