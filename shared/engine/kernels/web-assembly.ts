/** As much of WebAssembly as the engine uses, so that it needs neither the types of a browser nor of Node. */

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

interface WasmModule {
  readonly _isModule: never;
}

interface WasmInstance {
  readonly exports: object;
}

interface WasmApi {
  validate(bytes: Uint8Array): boolean;
  compile(bytes: Uint8Array): Promise<WasmModule>;
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports?: object) => WasmInstance;
  instantiate(module: WasmModule, imports?: object): Promise<WasmInstance>;
}

/** undefined where there is none. */
export const webAssembly = (globalThis as unknown as { WebAssembly?: WasmApi }).WebAssembly;

export type { WasmApi, WasmModule };
