/** What the scope of an AudioWorklet has; TypeScript's own types leave it out. */
declare const registerProcessor: (name: string, kind: unknown) => void;
declare const AudioWorkletProcessor: new () => { readonly port: MessagePort };

/** Samples that are sent at a time: a tenth of a second. */
const blockLength = 1600;

/** Hands what the microphone hears to the window, in blocks. */
class Capture extends AudioWorkletProcessor {
  readonly #block = new Float32Array(blockLength);
  #length = 0;

  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    for (const sample of inputs[0]?.[0] ?? []) {
      this.#block[this.#length++] = sample;
      if (this.#length < blockLength) continue;
      this.port.postMessage(this.#block.slice());
      this.#length = 0;
    }
    return true;
  }
}

registerProcessor('inkling-capture', Capture);
