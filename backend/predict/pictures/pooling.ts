/**
 * ReLU and then the greatest of each 2 x 2 square, in one walk: planes of `size` (even) become planes of half the
 * side. `choices` keeps where each greatest stood, or -1 where nothing was above zero, for the way back.
 */
export function rectifyAndPool(
  input: Float32Array,
  channels: number,
  size: number,
  output: Float32Array,
  choices: Int32Array,
): void {
  const half = size / 2;
  let to = 0;
  for (let channel = 0; channel < channels; channel++)
    for (let y = 0; y < half; y++) {
      let from = channel * size * size + 2 * y * size;
      for (let x = 0; x < half; x++, from += 2, to++) {
        let best = 0;
        let place = -1;
        for (const at of [from, from + 1, from + size, from + size + 1])
          if (input[at]! > best) {
            best = input[at]!;
            place = at;
          }
        output[to] = best;
        choices[to] = place;
      }
    }
}

/** The gradient of `rectifyAndPool`: goes to the place that was chosen, and nowhere where none was. */
export function rectifyAndPoolBack(
  outputGradient: Float32Array,
  choices: Int32Array,
  inputGradient: Float32Array,
): void {
  inputGradient.fill(0);
  for (let i = 0; i < choices.length; i++)
    if (choices[i]! >= 0) inputGradient[choices[i]!] = outputGradient[i]!;
}
