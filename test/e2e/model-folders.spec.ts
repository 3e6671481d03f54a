import path from 'node:path';
import { sharedTokensGraph, writeTinyFolder } from '../support/tiny-onnx.ts';
import { expect, test } from './inkling.ts';
import { modelsPage } from './page/models-page.ts';

test('the folder of a reranker is brought in by its ONNX file', async ({ inkling, folder }) => {
  const { window } = inkling;
  const source = await writeTinyFolder(path.join(folder, 'tiny-ranker'), { graph: sharedTokensGraph() });
  const models = modelsPage(window);
  await models.open();
  await models.choose(path.join(source, 'onnx/model.onnx'));
  await expect(models.bring.getByText('tiny-ranker is here.')).toBeVisible({ timeout: 60_000 });
  await expect(models.model('tiny-ranker')).toContainText('reads question and passage together');
});
