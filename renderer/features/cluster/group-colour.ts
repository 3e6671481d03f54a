/** The tokens of the colours that tell groups apart; from the ninth group on they come again. */
export const groupColours = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `--group-${number}`);

/** The colour of a group by its place, as CSS writes it. */
export function groupColour(place: number): string {
  return `var(${groupColours[place % groupColours.length]})`;
}
