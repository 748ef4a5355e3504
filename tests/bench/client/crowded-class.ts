import { randomBytes } from 'node:crypto';
import { SimulatedPage } from '#server/bots/simulate/simulated-page.ts';
import type { Reply } from '#shared/protocol/errors.ts';

const SEATS = 40;
const EXAMPLES_PER_SEAT = 6;
/** The largest network that a teacher can choose: six hidden layers of eight neurons. */
const HIDDEN_LAYERS = [8, 8, 8, 8, 8, 8];

export interface CrowdedClass {
  readonly code: string;
  close(): void;
}

/** A class at its limits, in training: every page gets ten new states a second. */
export async function openCrowdedClass(url: string): Promise<CrowdedClass> {
  const token = newToken();
  const teacher = new SimulatedPage({ url, transports: ['websocket'] });
  const { code } = accepted(await teacher.startSession('plane', token));
  accepted(await teacher.attend(code, { as: 'teacher', token }));
  const students = await Promise.all(Array.from({ length: SEATS }, (_, row) => joinAndPlace(url, code, row)));
  const settings = { hiddenLayers: HIDDEN_LAYERS, batchSize: 16, learningRate: 0.03 };
  accepted(await teacher.act({ type: 'configure', settings }));
  accepted(await teacher.act({ type: 'setSpeed', speed: 100 }));
  accepted(await teacher.act({ type: 'run' }));
  return { code, close: () => [teacher, ...students].forEach((page) => page.close()) };
}

async function joinAndPlace(url: string, code: string, row: number): Promise<SimulatedPage> {
  const page = new SimulatedPage({ url, transports: ['websocket'] });
  accepted(await page.attend(code, { as: 'student', token: newToken() }));
  for (let column = 0; column < EXAMPLES_PER_SEAT; column++) {
    const [x, y] = [(2 * column + 1) / EXAMPLES_PER_SEAT - 1, (2 * row + 1) / SEATS - 1];
    accepted(await page.act({ type: 'addExample', x, y, label: x * y > 0 ? 0 : 1 }));
  }
  return page;
}

function newToken(): string {
  return randomBytes(16).toString('hex');
}

function accepted<Content extends object>(reply: Reply<Content>): Content {
  if (!reply.ok) throw new Error(`Refused: ${reply.code} ${reply.detail ?? ''}`);
  return reply;
}
