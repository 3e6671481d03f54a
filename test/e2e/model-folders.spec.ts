import path from 'node:path';
import { sharedTokensGraph, writeTinyFolder } from '../support/tiny-onnx.ts';
import { expect, test } from './inkling.ts';
import { knowledgePage } from './page/knowledge-page.ts';
import { modelsPage } from './page/models-page.ts';
import { startPage } from './page/start-page.ts';

test('a reranker is brought in by its ONNX file, and puts passages in its order from then on', async ({
  inkling,
  folder,
}) => {
  const { window } = inkling;
  await startPage(window).newProject();
  const knowledge = knowledgePage(window);
  await knowledge.open();
  await knowledge.addSample('English');
  await knowledge.find('How long does a first charge of the battery take?');
  await expect(knowledge.passages.first()).toBeVisible({ timeout: 60_000 });
  await window.getByRole('link', { name: 'Import one to switch it on' }).click();

  const source = await writeTinyFolder(path.join(folder, 'tiny-ranker'), { graph: sharedTokensGraph() });
  const models = modelsPage(window);
  await models.choose(path.join(source, 'onnx/model.onnx'));
  await expect(models.bring.getByText('tiny-ranker is here.')).toBeVisible({ timeout: 60_000 });
  await expect(models.model('tiny-ranker')).toContainText('reads question and passage together');
  await window.getByRole('button', { name: 'Use in searches: tiny-ranker' }).click();
  await expect(models.model('tiny-ranker').getByText('Used in searches')).toBeVisible();

  await window.getByRole('link', { name: 'Knowledge', exact: true }).click();
  await knowledge.find('How long does a first charge of the battery take?');
  await expect(window.getByText(/\d+ passages read together with the question by tiny-ranker/)).toBeVisible({
    timeout: 60_000,
  });
  await expect(window.getByText(/Read together with the question: place 1, score \d/)).toBeVisible();

  await models.open();
  await window.getByRole('button', { name: 'Stop using: tiny-ranker' }).click();
  await expect(models.model('tiny-ranker').getByText('Used in searches')).toHaveCount(0);
});
