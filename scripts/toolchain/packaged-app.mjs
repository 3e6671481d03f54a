import { existsSync, readdirSync } from 'node:fs';
import { constants, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

/** Where electron-builder leaves the app as a folder, by system, and what is started in there. */
const places = {
  linux: { folder: /^linux(-\w+)?-unpacked$/, program: 'inkling' },
  win32: { folder: /^win(-\w+)?-unpacked$/, program: 'Inkling.exe' },
  darwin: { folder: /^mac(-\w+)?$/, program: 'Inkling.app/Contents/MacOS/Inkling' },
};

/** The app as a folder in `dist`, and its program within. Throws where none was made for this system. */
export function packagedApp(dist, platform = process.platform) {
  const place = places[platform];
  const names = place && existsSync(dist) ? readdirSync(dist).filter((name) => place.folder.test(name)) : [];
  const found = names.filter((name) => existsSync(join(dist, name, place.program)));
  if (found.length === 0) throw new Error('There is no packaged app in dist/. Run: npm run dist -- --dir');
  if (found.length > 1) throw new Error(`dist/ holds ${found.join(' and ')}: leave one of them there.`);
  return { folder: join(dist, found[0]), program: place.program };
}

/**
 * Copies the app, opens the copy to a debugger, and gives its program to `action`; afterwards the copy is gone. Nothing
 * drives the app as it is shipped: that is what the fuse is burnt for. It is the only byte in which the copy differs.
 */
export async function withOpenedCopy(folder, program, action) {
  const place = await mkdtemp(join(tmpdir(), 'inkling-packaged-'));
  try {
    const copy = join(place, 'app');
    await cp(folder, copy, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
    const opened = join(copy, program);
    await flipFuses(opened, {
      version: FuseVersion.V1,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      resetAdHocDarwinSignature: process.platform === 'darwin',
    });
    return await action(opened);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
