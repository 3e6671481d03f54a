import { url } from 'node:inspector';
import type { App } from 'electron';

/** Switches of Chromium that would let other programs into the window, or take a guard away from it. */
const openingSwitches = [
  ...['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-allow-origins'],
  ...['disable-web-security', 'allow-file-access-from-files', 'allow-running-insecure-content'],
  ...['load-extension', 'js-flags', 'enable-blink-features', 'unsafely-treat-insecure-origin-as-secure'],
  ...['renderer-cmd-prefix', 'utility-cmd-prefix', 'gpu-launcher', 'ppapi-plugin-launcher'],
  ...['log-net-log', 'ssl-key-log-file', 'proxy-server', 'proxy-pac-url', 'host-rules'],
];

/**
 * Forgets the switches with which the packaged app was started that would open it. Before the app is ready, which is
 * when Chromium reads them. What looks at Electron's own switches (--inspect and its like) is a fuse: see
 * scripts/toolchain/burn-fuses.mjs. Where that fuse isn't burnt and a debugger can get in, nothing is left to keep; so
 * `npm run test:packaged` drives a copy of the packaged app.
 */
export function dropOpeningSwitches(app: App): void {
  if (url() !== undefined) return;
  for (const name of openingSwitches) app.commandLine.removeSwitch(name);
}
