import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion } from '@electron/fuses';

/** The first Electron with a fuse for what file: pages may do; an older one refuses to be asked for it. */
const firstWithFileFuse = 29;

/** What no start of the packaged app can switch on again. */
const fuses = {
  version: FuseVersion.V1,
  // Neither as a Node for other people's scripts, nor with options or a debugger from outside.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // Its own code only, as it was packaged; the second is looked at on macOS and Windows.
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
};

/** electron-builder calls this after it has put an app together and before it signs it. */
export default async function burnFuses(context) {
  const { packager, appOutDir } = context;
  const note = join(appOutDir, 'version');
  // The version that was really taken: on the build machine of docs/trust.md it isn't the one of package.json.
  const version = existsSync(note) ? readFileSync(note, 'utf8') : packager.info.framework.version;
  const hasFileFuse = Number.parseInt(version.replace(/^v/, ''), 10) >= firstWithFileFuse;
  await packager.addElectronFuses(context, {
    ...fuses,
    ...(hasFileFuse && { [FuseV1Options.GrantFileProtocolExtraPrivileges]: false }),
  });
}
