import type { Proxy } from '../../../contract/catalogue.ts';
import { InklingError } from '../../../contract/errors.ts';
import type { ProxySetting } from '../ports.ts';

/** A proxy as it is spoken to. */
export interface ProxyPlace {
  readonly host: string;
  readonly port: number;
  /** For `Proxy-Authorization`; null without a name. */
  readonly authorization: string | null;
}

/** The variables by which a system names its proxies; both spellings are in use. */
export type ProxyVariables = Readonly<Record<string, string | undefined>>;

/** What is set, and what the system says, without any password. */
export function describeProxy(setting: ProxySetting, variables: ProxyVariables): Proxy {
  const isAddress = setting.kind === 'address';
  const system = systemAddress(variables, 'https:') ?? systemAddress(variables, 'http:');
  return {
    kind: setting.kind,
    address: isAddress ? setting.address : null,
    user: isAddress ? setting.user : null,
    hasPassword: isAddress && setting.password !== null,
    systemAddress: system === null ? null : system.origin,
  };
}

/**
 * Reads the address of a proxy: http and a host, and a port where it isn't 80. Throws `invalid-input` for anything else; a
 * name and password have fields of their own.
 */
export function proxyAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!url || url.protocol !== 'http:' || !isPlain || url.pathname.replace('/', '') !== '')
    throw new InklingError(
      'invalid-input',
      'This is not the address of a proxy: http, a host and a port, such as http://proxy.example:3128.',
      'Write it so; what goes through it to the hub is encrypted all the same. A name and password have fields of their own.',
    );
  return url.origin;
}

/** The proxy on the way to an address; null where one goes straight, as always to this machine. */
export function proxyOnTheWay(
  setting: ProxySetting,
  variables: ProxyVariables,
  target: URL,
): ProxyPlace | null {
  if (isThisMachine(target.hostname)) return null;
  switch (setting.kind) {
    case 'none':
      return null;
    case 'address':
      return placeOf(new URL(setting.address), setting.user, setting.password);
    case 'system': {
      const address = systemAddress(variables, target.protocol);
      if (address === null || isExempt(variables, target)) return null;
      return placeOf(address, decoded(address.username) || null, decoded(address.password));
    }
  }
}

function placeOf(address: URL, user: string | null, password: string | null): ProxyPlace {
  const secret = Buffer.from(`${user}:${password ?? ''}`).toString('base64');
  return {
    host: address.hostname.replace(/^\[|\]$/gu, ''),
    port: address.port === '' ? 80 : Number(address.port),
    authorization: user === null ? null : `Basic ${secret}`,
  };
}

/** What HTTPS_PROXY or HTTP_PROXY says; null for nothing, and for a kind of proxy that isn't spoken here. */
function systemAddress(variables: ProxyVariables, protocol: string): URL | null {
  const name = protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const said = (variables[name.toLowerCase()] ?? variables[name] ?? '').trim();
  if (said === '') return null;
  const text = said.includes('://') ? said : `http://${said}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === 'http:' ? url : null;
}

/** Whether NO_PROXY names the host, or a name above it. */
function isExempt(variables: ProxyVariables, { hostname, port }: URL): boolean {
  const names = (variables['no_proxy'] ?? variables['NO_PROXY'] ?? '').toLowerCase().split(/[\s,]+/u);
  return names.some((one) => {
    const [name = '', onlyPort] = one.split(':');
    const bare = name.replace(/^\*?\./u, '');
    if (name === '*') return true;
    if (bare === '' || (onlyPort !== undefined && onlyPort !== port)) return false;
    return hostname === bare || hostname.endsWith(`.${bare}`);
  });
}

/** A variable may hold a percent sign that begins nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(hostname);
}
