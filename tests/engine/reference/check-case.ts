import type { Kernels } from '#shared/engine/index.ts';
import { type BoltzmannCase, checkBoltzmannCase } from './boltzmann-case.ts';
import type { CaseFile, Difference } from './case-file.ts';
import { checkGanCase, checkPenaltyCase, type GanCase, type PenaltyCase } from './gan-case.ts';
import { checkNetworkCase } from './network-case.ts';
import { checkTreeCase, type TreeCase } from './tree-case.ts';

type AnyCase = CaseFile | GanCase | PenaltyCase | BoltzmannCase | TreeCase;

/** Compares our engine with a case file of any kind; throws when its kind is not known. */
export function checkCase(file: AnyCase, kernels: Kernels): Difference[] {
  const { name } = file;
  if (name.startsWith('gan')) return checkGanCase(file as GanCase, kernels);
  if (name.startsWith('gradient-penalty')) return checkPenaltyCase(file as PenaltyCase, kernels);
  if (name.startsWith('rbm')) return checkBoltzmannCase(file as BoltzmannCase, kernels);
  if (name.startsWith('recursive')) return checkTreeCase(file as TreeCase, kernels);
  return checkNetworkCase(file as CaseFile, kernels);
}
