/** True for the addresses of this machine that no other one reaches: 127.0.0.0/8 and ::1 (RFC 5735, RFC 4291). */
export function isLoopback(address: string): boolean {
  return /^127(?:\.\d{1,3}){3}$/.test(address) || address === '::1';
}
