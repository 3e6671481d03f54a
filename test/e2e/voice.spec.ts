import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { tone, waveFile } from '../support/senses/sound.ts';
import { said, writeTinyWhisper } from '../support/senses/tiny-whisper.ts';
import { expect, startInkling, test } from './inkling.ts';
import { modelsPage } from './page/models-page.ts';
import { startPage } from './page/start-page.ts';

test('a voice note is spoken or opened, written down, corrected and put where it belongs', async ({
  folder,
}) => {
  test.setTimeout(400_000);
  const note = path.join(folder, 'note.wav');
  writeFileSync(note, waveFile(new Uint8Array(tone(3).buffer)));
  // A microphone that plays a file: there is none here.
  const inkling = await startInkling(path.join(folder, 'data'), [
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${note}`,
  ]);
  const { window } = inkling;
  try {
    await startPage(window).newProject();
    await window.getByRole('button', { name: 'Voice note' }).click();
    const sheet = window.getByRole('dialog', { name: 'Voice note' });
    await expect(sheet.getByText('There is no model for speech here yet.')).toBeVisible();
    await expect(sheet.getByRole('button', { name: 'Record', exact: true })).toBeDisabled();
    await sheet.getByRole('link', { name: 'Models' }).click();
    const models = modelsPage(window);
    const source = await writeTinyWhisper(path.join(folder, 'tiny-whisper'));
    await models.choose(path.join(source, 'onnx/encoder_model.onnx'));
    await expect(models.bring.getByText('tiny-whisper is here.')).toBeVisible({ timeout: 120_000 });
    await expect(models.model('tiny-whisper')).toContainText('Used for voice notes');

    await window.getByRole('link', { name: 'Brief', exact: true }).click();
    await window.getByRole('button', { name: 'Voice note' }).click();
    await sheet.locator('input[type=file]').setInputFiles({
      ...{ name: 'broken.mp3', mimeType: 'audio/mpeg' },
      buffer: Buffer.from('no sound at all'),
    });
    await expect(sheet.getByRole('alert')).toContainText('no sound that can be read');
    await sheet.locator('input[type=file]').setInputFiles(note);
    const text = sheet.getByRole('textbox', { name: 'What was said' });
    await expect(text).toHaveValue(said, { timeout: 120_000 });
    await text.fill(`${said}.`);
    await sheet.getByRole('button', { name: 'Put it there' }).click();
    await expect(window.getByText('The voice note is in “Brief: Problem”.')).toBeVisible();
    const problem = window.getByRole('textbox', { name: 'Problem', exact: true });
    await expect(problem).toHaveValue(`${said}.`);
    // Taken back, it takes along nothing that was typed since.
    await problem.press('ControlOrMeta+End');
    await problem.pressSequentially('\nTyped since.');
    await problem.blur();
    await window.keyboard.press('u');
    await expect(problem).toHaveValue('Typed since.');
    await window.keyboard.press('ControlOrMeta+Shift+z');
    await expect(problem).toHaveValue(`Typed since.\n${said}.`);

    await window.getByRole('button', { name: 'Voice note' }).click();
    await sheet.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(sheet.getByRole('meter', { name: 'Loudness' })).toBeVisible();
    await expect(sheet.getByText('2 sec', { exact: false })).toBeVisible();
    await sheet.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(text).toHaveValue(said, { timeout: 120_000 });
    // Listened to again, nothing is lost of what was corrected.
    await text.fill(`${said}, corrected`);
    await sheet.getByRole('button', { name: 'Listen again' }).click();
    await expect(text).toHaveValue(`${said}, corrected\n${said}`, { timeout: 120_000 });
    await text.fill(said);
    await sheet.getByRole('combobox', { name: 'Where it goes' }).click();
    await window.getByRole('option', { name: 'A new idea' }).click();
    await sheet.getByRole('button', { name: 'Put it there' }).click();
    await window.getByRole('link', { name: 'Ideas', exact: true }).click();
    await expect(window.getByText(said).first()).toBeVisible();

    // What the page asks for by itself it doesn't get, even right after a click; and the shell is deaf without one.
    const asked = await window.evaluate(async () => {
      const { inkling: shell } = globalThis as unknown as { inkling: { openMicrophone(): Promise<boolean> } };
      const microphone = () =>
        navigator.mediaDevices.getUserMedia({ audio: true }).then(
          () => 'given',
          () => 'denied',
        );
      const byItself = await microphone();
      // Chromium takes a click for one for five seconds.
      await new Promise((done) => setTimeout(done, 6000));
      return [byItself, await shell.openMicrophone(), await microphone()];
    });
    expect(asked).toEqual(['denied', false, 'denied']);
    expect(inkling.refusals).toEqual([]);
  } finally {
    await inkling.close();
  }
});
