import type { Locator, Page } from '@playwright/test';
import type { Inkling } from '../../test/e2e/inkling.ts';
import { ideasPage } from '../../test/e2e/page/ideas-page.ts';
import { goTo } from './places.ts';
import { mainThreadTime, pageProcess } from './processes.ts';
import { quantile } from './quantile.ts';

/** How long letters took from the key to the screen. */
export interface TypingFigures {
  readonly what: string;
  readonly keys: number;
  /** From the key until the page got round to it. */
  readonly waitedMedianMs: number;
  readonly waitedP95Ms: number;
  /** From then until the page was done with the key: what the code of the window takes. */
  readonly handledMedianMs: number;
  readonly handledP95Ms: number;
  /** From the key until a frame with the letter was drawn, the wait for that frame included: 8 ms on the average at 60 a second. */
  readonly shownMedianMs: number;
  readonly shownP95Ms: number;
  /** What the page's thread did for each key, whatever else it had to do meanwhile included. */
  readonly processorMsPerKey: number;
  /** How long in each of these the thread could have gone on, had no other program had the processor. */
  readonly queuedMsPerKey: number;
}

interface Noted {
  readonly waited: number[];
  readonly handled: number[];
  readonly shown: number[];
  stop(): void;
}

const text = 'Loaves that nobody bought go to the school kitchen at noon and come back as soup. '.repeat(2);
/** About 80 words a minute. */
const pauseMs = 120;
/** On a busy machine a key may take ten times that. */
const keysLimitMs = 300_000;

/** Types into the brief, and into an idea of one's own above a list of many: while nothing is written, and while it is. */
export async function measureTyping({ app, window }: Inkling, projectId: string): Promise<TypingFigures[]> {
  const pid = await pageProcess(app);
  const ideas = ideasPage(window);
  const brief = window.getByRole('textbox', { name: 'Constraints', exact: true });
  const pitch = window.getByLabel('Pitch', { exact: true });
  const toBrief = async () => {
    await goTo(window, `projects/${projectId}/brief`);
    await brief.waitFor();
  };
  const toPitch = async () => {
    await goTo(window, `projects/${projectId}/ideas`);
    await ideas.items.first().waitFor();
    if (!(await pitch.isVisible())) await window.getByRole('button', { name: 'Add your own' }).last().click();
    await pitch.waitFor();
  };
  const figures: TypingFigures[] = [];
  await toBrief();
  figures.push(await type(window, pid, 'brief, nothing is written', brief));
  await toPitch();
  figures.push(await type(window, pid, 'own idea, nothing is written', pitch));
  await whileWriting(window, async () => {
    await toPitch();
    figures.push(await type(window, pid, 'own idea, the model writes', pitch));
  });
  await goTo(window, `projects/${projectId}/ideas`);
  await whileWriting(window, async () => {
    await toBrief();
    figures.push(await type(window, pid, 'brief, the model writes', brief));
    await goTo(window, `projects/${projectId}/ideas`);
  });
  return figures;
}

/** Throws where the model was done before the work: then nothing was measured. */
async function whileWriting(window: Page, work: () => Promise<void>): Promise<void> {
  const ideas = ideasPage(window);
  await ideas.generate('SCAMPER', 30);
  await ideas.stop.waitFor();
  await work();
  await ideas.stop.click({ timeout: 5000 });
  await ideas.expectIdle();
}

async function type(window: Page, pid: number, what: string, field: Locator): Promise<TypingFigures> {
  await field.fill('');
  await field.focus();
  await window.evaluate(() => {
    const [waited, handled, shown]: [number[], number[], number[]] = [[], [], []];
    const soon = (work: () => void) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        work();
        port1.close();
      };
      port2.postMessage(null);
    };
    const note = ({ timeStamp }: KeyboardEvent) => {
      const begun = performance.now();
      waited.push(begun - timeStamp);
      // The letter is put in, and heard of by everybody, in this same task.
      soon(() => handled.push(performance.now() - begun));
      // A message sent from the next frame arrives when that was drawn.
      requestAnimationFrame(() => soon(() => shown.push(performance.now() - timeStamp)));
    };
    addEventListener('keydown', note, true);
    const stop = () => removeEventListener('keydown', note, true);
    (globalThis as unknown as { noted: Noted }).noted = { waited, handled, shown, stop };
  });
  const before = mainThreadTime(pid);
  await field.pressSequentially(text, { delay: pauseMs, timeout: keysLimitMs });
  await window.waitForTimeout(500);
  const after = mainThreadTime(pid);
  const { waited, handled, shown } = await window.evaluate(() => {
    const { noted } = globalThis as unknown as { noted: Noted };
    noted.stop();
    return { waited: noted.waited, handled: noted.handled, shown: noted.shown };
  });
  if ((await field.inputValue()) !== text) throw new Error(`${what}: not every letter arrived.`);
  return {
    what,
    keys: shown.length,
    waitedMedianMs: quantile(waited, 0.5),
    waitedP95Ms: quantile(waited, 0.95),
    handledMedianMs: quantile(handled, 0.5),
    handledP95Ms: quantile(handled, 0.95),
    shownMedianMs: quantile(shown, 0.5),
    shownP95Ms: quantile(shown, 0.95),
    processorMsPerKey: (after.processorMs - before.processorMs) / shown.length,
    queuedMsPerKey: (after.queuedMs - before.queuedMs) / shown.length,
  };
}
