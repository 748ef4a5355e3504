import type { Network } from '#shared/engine/index.ts';
import type { NamedFile } from '#shared/drawings/formats/packing.ts';

/** One of the two players for other programs. What writes it is fetched when somebody wants it. */
export async function networkFile(name: string, network: Network): Promise<NamedFile> {
  const { onnxFile } = await import('./onnx-file.ts');
  return onnxFile(name, network);
}
