import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './inkling.ts';
import { predictPage } from './page/predict-page.ts';
import { startPage } from './page/start-page.ts';

test('from a sample to a verdict, a reason, a prediction and an ONNX file; a restart keeps it', async ({
  inkling,
  folder,
}) => {
  test.slow();
  let window = inkling.window;
  await startPage(window).newProject();
  let page = predictPage(window);
  await page.open();
  await page.openSample('Customers who leave');
  await expect(window.getByText('“customer_no” has another value in nearly every row')).toBeVisible();

  await window.getByRole('button', { name: 'More settings' }).click();
  const dropout = window.getByRole('textbox', { name: /Dropout/ });
  await dropout.fill('2');
  await expect(window.getByRole('button', { name: 'Train', exact: true })).toBeDisabled();
  await expect(window.getByRole('alert')).toContainText('network settings');
  await dropout.fill('');
  await page.trainAsInTheArticle();
  await expect(page.verdict).toContainText(/Learnt from 1,600 rows, tested on 400 .* seed 42/);
  const sentence = await page.verdict.locator('p').nth(1).innerText();
  expect(sentence).toMatch(/Test Accuracy: 0\.\d+, between 0\.\d+ and 0\.\d+/);

  await window.getByRole('button', { name: 'Explain' }).first().click();
  await expect(window.getByText(/What pushed it, from/)).toBeVisible({ timeout: 60_000 });

  await window.getByRole('textbox', { name: 'logins_per_week' }).fill('0');
  await window.getByRole('button', { name: 'Predict', exact: true }).click();
  await expect(window.getByText(/It says: (yes|no)/)).toBeVisible();

  const onnx = path.join(folder, 'model.onnx');
  await inkling.app.evaluate(({ session }, to) => {
    session.defaultSession.on('will-download', (_event, item) => item.setSavePath(to));
  }, onnx);
  await window.getByRole('button', { name: 'ONNX file' }).click();
  await expect(window.getByText(/The ONNX file was run on 400 test rows/)).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => existsSync(onnx)).toBe(true);
  await expect
    .poll(() => readFileSync(onnx).includes('Gemm') || readFileSync(onnx).includes('MatMul'))
    .toBe(true);

  await window.getByRole('button', { name: 'Delete this run' }).click();
  await expect(page.verdict).toBeHidden();
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(page.verdict).toContainText(sentence);

  await inkling.restart();
  window = inkling.window;
  page = predictPage(window);
  await startPage(window).openProject('Untitled project');
  await page.open();
  await expect(page.verdict).toContainText(sentence);
});

test('a table of one’s own is shown as it was read, read otherwise on request, and refused with a reason', async ({
  inkling,
  folder,
}) => {
  const { window } = inkling;
  await startPage(window).newProject();
  await predictPage(window).open();
  const choose = window.locator('input[type=file]').first();

  const noise = path.join(folder, 'noise.csv');
  writeFileSync(noise, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3, 0, 0, 255, 254]));
  await choose.setInputFiles(noise);
  await expect(window.getByRole('alert')).toBeVisible();
  await window.getByRole('button', { name: 'Dismiss' }).click();

  const prices = path.join(folder, 'prices.csv');
  const lines = Array.from(
    { length: 60 },
    (_, at) => `${at % 7},5;Caf\u00e9 ${at % 3};${20 + (at % 7) * 3},5`,
  );
  writeFileSync(prices, Buffer.from(['size;place;price', ...lines].join('\n'), 'latin1'));
  await choose.setInputFiles(prices);
  // So few letters can be taken for Greek; the person knows better, and sees it at once.
  const places = window.getByRole('cell', { name: 'Caf\u00e9 0' });
  for (const [encoding, isRight] of [
    ['WINDOWS-1252', true],
    ['GB18030', false],
    ['WINDOWS-1252', true],
  ] as const) {
    await window.getByRole('combobox', { name: 'Encoding' }).click();
    await window.getByRole('option', { name: encoding }).click();
    if (isRight) await expect(places.first()).toBeVisible();
    else await expect(places).toHaveCount(0);
  }
  await window.getByRole('button', { name: 'Take it in' }).click();
  await expect(window.getByRole('combobox', { name: 'Predict' })).toHaveText('price', { timeout: 60_000 });
  await expect(window.getByText('A number.')).toBeVisible();

  await window.getByRole('button', { name: 'Bring other data' }).click();
  const constant = path.join(folder, 'constant.csv');
  writeFileSync(constant, ['a,b', ...Array.from({ length: 30 }, (_, at) => `${at},same`)].join('\n'));
  await window.locator('input[type=file]').first().setInputFiles(constant);
  await window.getByRole('button', { name: 'Take it in' }).click();
  await expect(window.getByText(/No column here can be predicted/)).toBeVisible({ timeout: 60_000 });
  await expect(window.getByRole('button', { name: 'Train', exact: true })).toBeDisabled();
});

test('a model learns on at another place and becomes one with the first; noise wants the file both began from', async ({
  inkling,
  folder,
}) => {
  test.slow();
  const { window } = inkling;
  await startPage(window).newProject();
  const page = predictPage(window);
  await page.open();
  await page.openSample('Customers who leave');
  await page.trainAsInTheArticle();
  await inkling.app.evaluate(({ session }, to) => {
    let count = 0;
    session.defaultSession.on('will-download', (_event, item) => item.setSavePath(`${to}/${count++}.json`));
  }, folder);
  const [start, trained] = [path.join(folder, '0.json'), path.join(folder, '1.json')];
  const handOver = window.getByRole('region', { name: 'Hand over' });
  await handOver.getByRole('combobox', { name: 'Model' }).click();
  await window.getByRole('option', { name: 'Small network' }).click();
  await window.getByRole('button', { name: 'Model file to share' }).click();
  await expect.poll(() => existsSync(start), { timeout: 30_000 }).toBe(true);

  const together = window.getByRole('region', { name: 'Learn together, without sharing rows' });
  const inputs = together.locator('input[type=file]');
  const noise = path.join(folder, 'noise.json');
  writeFileSync(noise, '{"not": "a model"}');
  await inputs.first().setInputFiles(noise);
  await expect(together.getByRole('alert')).toBeVisible();
  await inputs.first().setInputFiles(start);
  await expect(together.getByText(/Trained on with [\d,]+ rows/)).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => existsSync(trained)).toBe(true);

  await inputs.nth(1).setInputFiles([start, trained]);
  await together.getByRole('checkbox', { name: /Hide with noise/ }).click();
  await expect(together.getByRole('button', { name: 'Merge', exact: true })).toBeDisabled();
  await inputs.nth(2).setInputFiles(start);
  await together.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(together.getByText(/Merged 2 models/)).toBeVisible({ timeout: 30_000 });
  await expect(together.getByText(/Epsilon 5\.00, delta/)).toBeVisible();
  await together.getByRole('button', { name: 'Test it here and keep it' }).click();
  await expect(window.getByRole('list', { name: 'Earlier runs' }).getByRole('listitem')).toHaveCount(2, {
    timeout: 60_000,
  });
});
