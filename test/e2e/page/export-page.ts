import type { ElectronApplication, Page } from '@playwright/test';

/** The sheet by which one leaves with something. */
export function exportPage(window: Page) {
  const sheet = window.getByRole('dialog', { name: 'Export', exact: true });
  const choose = async (list: string, option: string | RegExp) => {
    await sheet.getByRole('combobox', { name: list, exact: true }).click();
    await window.getByRole('option', { name: option }).first().click();
  };
  return {
    sheet,
    choose,
    open: () => window.getByRole('button', { name: 'Export project…', exact: true }).click(),
    save: () => sheet.getByRole('button', { name: 'Save…', exact: true }).click(),
    problem: () => sheet.getByRole('alert'),
  };
}

/** Whatever is saved next goes to this file, without a dialogue. */
export async function saveTo(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog, session }, target) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: target });
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(target));
  }, file);
}
