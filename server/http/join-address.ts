import { networkInterfaces } from 'node:os';

/** Addresses under which a phone in the same network reaches this machine. */
export function lanAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

const LOOPBACK = /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/;

/** The host that students should type: what the page was asked for, unless only this machine knows that name. */
export function joinHost(requested: string, port: number, lan: readonly string[]): string {
  const [address] = lan;
  return LOOPBACK.test(requested) && address !== undefined ? `${address}:${port}` : requested;
}
