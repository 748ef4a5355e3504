/**
 * What both kernel sets come to on every machine. They change only where the arithmetic is changed on purpose: then
 * `npx tsx tests/engine/hashes/main.ts` says the new ones.
 */
export const expectedHashes: Readonly<Record<string, string>> = {
  W1: '054b99fde944ba97',
  W2: '0b677d4cf72484d8',
  W3: '9b44619b73bacd21',
  W4: '769c41a80152a077',
  W5: '11b2e460270971dd',
  W6: 'c0385e901f32fd77',
};
