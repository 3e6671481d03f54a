import path from 'node:path';
import type { Page } from '@playwright/test';
import { lookThrough, putBetween, putCanary } from '../../support/hostile/hostile-page.ts';
import { addHostileProject, question } from '../../support/hostile/hostile-project.ts';
import { payloadText } from '../../support/hostile/payload-text.ts';
import { payloads } from '../../support/hostile/payloads.ts';
import { seedStore } from '../../support/seed-store.ts';
import { isWhole, rounds } from '../../support/trust.ts';
import { expect, startInkling, test } from '../inkling.ts';
import { composePage } from '../page/compose-page.ts';

/** The addresses of every place; `#` stands for the project, `*` for an idea of it. */
const everywhere = [
  ...['/', '/models', '/privacy', '/settings', '#/brief', '#/knowledge', '#/assistant', '#/recommender'],
  ...['', 'view=lanes', 'view=map', 'view=converge', 'view=runs'].map((view) => `#/ideas?${view}`),
  ...['crazy-8s', 'role-storming', 'morphological-box', 'yes-and', 'own'].map(
    (session) => `#/ideas?session=${session}`,
  ),
  ...['', '?idea=*', '?idea=*&doc=lean-canvas'].map((what) => `#/develop${what}`),
  ...['', '?part=texts', '?part=schema'].map((part) => `#/compose${part}`),
  ...['', '?part=challenges', '?part=risks', '?part=review', '?part=cases'].map((part) => `#/plan${part}`),
  ...['#/analyse', '#/predict', '#/predict?from=pictures'],
];
/** Those that show most of each kind of text, for `npm test`; between them every payload. */
const quickly = ['/', '#/brief', '#/ideas?view=converge', '#/develop?idea=*', '#/knowledge', '#/assistant'];
const places = isWhole ? everywhere : quickly;

/** Watches a page for what no text may cause. */
function watch(window: Page) {
  const caused: string[] = [];
  window.on('dialog', (dialog) => {
    caused.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  window.on('request', (request) => {
    if (!/^(app:\/\/inkling\/|blob:app:|data:image\/)/.test(request.url()))
      caused.push(`request ${request.url()}`);
  });
  window.on('framenavigated', (frame) => {
    if (!frame.url().startsWith('app://inkling/')) caused.push(`navigation ${frame.url()}`);
  });
  return caused;
}

/** Goes to a place and unfolds what is folded there. */
async function visit(window: Page, address: string): Promise<void> {
  await window.evaluate((hash) => void (location.hash = hash), address);
  await window.waitForTimeout(isWhole ? 700 : 350);
  const folded = window
    .locator('main')
    .locator('[role=tab], summary, [aria-expanded=false]:not([role=combobox])');
  for (let at = 0; at < Math.min(await folded.count(), isWhole ? 8 : 1); at++) {
    await folded
      .nth(at)
      .click({ timeout: 1000 })
      .catch(() => undefined);
    await window.waitForTimeout(80);
    await window.keyboard.press('Escape');
  }
}

interface Tour {
  readonly window: Page;
  readonly projectId: string;
  readonly ideaId: string;
  /** What the texts did, which is nothing. */
  readonly caused: readonly string[];
}

/**
 * Visits every place; says how many payloads could be read there, and that none did anything. On a machine that does
 * much else a place may still be empty when it is looked at: they are visited again until `wanted` payloads were seen.
 */
async function visitAll({ window, projectId, ideaId, caused }: Tour, wanted: number) {
  await expect(window.getByRole('main')).toBeVisible({ timeout: 60_000 });
  const shown = new Set<number>();
  const pairs = new Set<string>();
  for (let at = 0; at < places.length || (at < 6 * places.length && shown.size < wanted); at++) {
    const place = places[at % places.length]!;
    await visit(window, place.replace('#', `/projects/${projectId}`).replace('*', ideaId));
    const { ran, elements, text } = await window.evaluate(lookThrough);
    expect({ place, ran, elements }).toEqual({ place, ran: 0, elements: [] });
    const lines = text.replaceAll(/\s+/gu, ' ');
    for (const [which, payload] of payloads.entries())
      if (lines.includes(payload.replaceAll(/\s+/gu, ' ').trim())) {
        shown.add(which);
        pairs.add(`${place} ${which}`);
      }
  }
  expect(caused).toEqual([]);
  expect(shown.size).toBeGreaterThanOrEqual(wanted);
  return pairs.size;
}

/** Has the text at an address rewritten, and waits until the last of what is written stands there whole. */
async function seeWritten(window: Page, address: string, letters: readonly string[]): Promise<void> {
  const { text, button } = composePage(window);
  await window.evaluate((hash) => void (location.hash = hash), address);
  await text.evaluate((area: HTMLTextAreaElement) => {
    area.focus();
    area.setSelectionRange(0, 60);
  });
  await button('Simplify').click();
  const count = letters.join('').length;
  await expect(window.getByText(letters.at(-1)!, { exact: true })).toBeVisible({
    timeout: 30_000 + count * 40,
  });
}

test('texts that would be scripts stay texts in every place of the window, stored and as they arrive', async ({
  folder,
}) => {
  test.setTimeout(900_000);
  const data = path.join(folder, 'data');
  const { projectId, ideas, documentId } = await seedStore(data, addHostileProject);
  expect(payloads.length).toBeGreaterThanOrEqual(300);
  const inkling = await startInkling(data);
  const { window } = inkling;
  const caused = watch(window);

  await window.addInitScript(putCanary);
  await window.reload();
  const tour = { window, projectId, ideaId: ideas[0]!.id, caused };
  const stored = await visitAll(tour, payloads.length);

  // The search, and an answer as it is streamed.
  await window.evaluate((hash) => void (location.hash = hash), `/projects/${projectId}/knowledge`);
  await window.getByRole('textbox').or(window.getByRole('searchbox')).last().fill(question);
  await window.keyboard.press('Enter');
  await window.waitForTimeout(1500);
  expect(await window.evaluate(lookThrough)).toMatchObject({ ran: 0, elements: [] });

  // Then a backend that writes such texts a letter at a time.
  const letters = payloads.filter((_, at) => at % rounds({ quick: 16, whole: 1 }) === 0);
  const texts = payloads.map((_, at) => payloadText(8_000, at * 67));
  await window.addInitScript(putBetween, { texts, letters });
  await window.reload();
  await seeWritten(window, `/projects/${projectId}/compose?part=texts&document=${documentId}`, letters);
  expect(await window.evaluate(lookThrough)).toMatchObject({ ran: 0, elements: [] });

  // One that says them wherever it says a text at all.
  await window.addInitScript(() => Object.assign(window, { replacing: true }));
  await window.reload();
  const arriving = await visitAll(tour, rounds({ quick: 300, whole: payloads.length }));

  // And one whose every call fails with such a reason.
  await window.addInitScript(() => Object.assign(window, { failing: true }));
  await window.reload();
  const failing = await visitAll(tour, 100);

  expect(inkling.refusals).toEqual([]);
  await inkling.close();
  test.info().annotations.push({
    type: 'figure',
    description: `${payloads.length} payloads, ${places.length} places, shown ${stored} times from the store, ${arriving} as they arrived and ${failing} in errors, ${letters.length} as they were written, a letter at a time: none ran, none asked for anything, none led anywhere`,
  });
});
