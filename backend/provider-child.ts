import './guard-provider.ts';
import { providerQuestionSchema, type ProviderAnswer } from '../contract/providers.ts';
import { answerAboutProvider } from './runtime/try-provider.ts';

// A process of its own that answers one question about an execution provider and ends: a driver may bring it down, or
// never come back, and that is an answer too.

/** Electron's `process.parentPort`, which a utilityProcess has. */
interface ParentPort {
  postMessage(answer: ProviderAnswer): void;
  once(event: 'message', listener: (event: { data: unknown }) => void): unknown;
}

const parentPort = (process as { parentPort?: ParentPort }).parentPort;

async function answer(question: unknown, send: (answer: ProviderAnswer) => void): Promise<void> {
  send(await answerAboutProvider(providerQuestionSchema.parse(question)));
}

if (parentPort)
  parentPort.once('message', ({ data }) => void answer(data, (said) => parentPort.postMessage(said)));
else {
  process.once('message', (question) => {
    void answer(question, (said) => process.send?.(said, () => process.disconnect()));
  });
  // Whoever asked is gone.
  process.once('disconnect', () => process.exit(0));
}
