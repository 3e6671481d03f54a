import { expect, test } from '@playwright/test';
import {
  sessionUnderStrace,
  sessionWithoutNetwork,
  whyUnwatched,
} from '../../support/egress/watched-session.ts';
import { isWhole } from '../../support/trust.ts';

test.describe.configure({ timeout: 40 * 60_000 });

test.beforeAll(() => {
  const reason = whyUnwatched();
  // In `npm run test:trust` a promise that can't be tried is not kept.
  if (isWhole) expect(reason, reason ?? '').toBeNull();
  test.skip(reason !== null, reason ?? '');
});

test('a whole session asks the kernel for no address but this machine’s, and for no name', async () => {
  test.skip(!isWhole, 'A session of minutes: npm run test:egress.');
  const { report, egress } = await sessionUnderStrace();
  expect(egress.outside).toEqual([]);
  expect(egress.names).toEqual([]);
  expect(egress.blind).toEqual([]);
  // The log is of the app and its backend, not of something that never started.
  expect(egress.programs.filter((program) => program.endsWith('/electron')).length).toBeGreaterThan(1);
  expect(egress.local).toBeGreaterThan(10);
  expect(report.ideas).toBeGreaterThan(0);
  expect(report.tries).toBeGreaterThan(50);
  test.info().annotations.push({
    type: 'figure',
    description: `0 connections and datagrams to other addresses, 0 questions for names, ${report.tries} tries of a hostile page among them; ${egress.local} calls stayed on this machine`,
  });
});

test('a whole session is the same where there is no network', async () => {
  test.skip(!isWhole, 'A session of minutes: npm run test:egress.');
  const report = await sessionWithoutNetwork();
  expect(report.interfaces).toEqual(['lo']);
  expect(report.ideas).toBeGreaterThan(0);
  test.info().annotations.push({
    type: 'figure',
    description: `${report.ideas} ideas, a document, an answer, a recommender, a PDF and a killed backend with nothing but loopback`,
  });
});
