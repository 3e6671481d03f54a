import { speechLimits } from '../../../contract/speech.ts';
import captureUrl from './capture-worklet.ts?worker&url';

/** A recording that is being made. */
export interface Recorder {
  /** Lets go of the microphone; gives what it heard. */
  stop(): Int16Array;
}

/**
 * Records from the microphone, for which the shell asks the system. `onBlock` hears how long the recording is, and how loud
 * its last tenth of a second. Rejects when there is no microphone or it is not given.
 */
export async function record(
  openMicrophone: () => Promise<boolean>,
  onBlock: (seconds: number, level: number) => void,
): Promise<Recorder> {
  if (!(await openMicrophone())) throw new DOMException('No click led here.', 'NotAllowedError');
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: false, noiseSuppression: true, autoGainControl: true },
  });
  const context = new AudioContext({ sampleRate: speechLimits.sampleRate });
  const letGo = () => {
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
  try {
    await context.audioWorklet.addModule(captureUrl);
  } catch (error) {
    letGo();
    throw error;
  }
  const blocks: Int16Array[] = [];
  let samples = 0;
  const capture = new AudioWorkletNode(context, 'inkling-capture', { numberOfOutputs: 0 });
  capture.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
    blocks.push(toWhole(data));
    samples += data.length;
    onBlock(
      samples / speechLimits.sampleRate,
      Math.sqrt(data.reduce((sum, x) => sum + x * x, 0) / data.length),
    );
  };
  context.createMediaStreamSource(stream).connect(capture);
  return {
    stop() {
      letGo();
      const whole = new Int16Array(samples);
      let at = 0;
      for (const block of blocks) {
        whole.set(block, at);
        at += block.length;
      }
      return whole;
    },
  };
}

/** Samples from -1 to 1 as whole numbers of 16 bits. */
export function toWhole(samples: Float32Array): Int16Array {
  return Int16Array.from(samples, (value) => Math.round(Math.max(-1, Math.min(1, value)) * 32_767));
}
