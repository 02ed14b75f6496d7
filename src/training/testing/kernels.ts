import { readFileSync } from 'node:fs';
import type { MakeKernel } from '../kernel';
import { scalarKernel } from '../scalar-kernel';
import { wasmKernel, wasmMemory } from '../wasm-kernel';

/** The compiled kernel, from the file that the site serves. */
export async function compiledKernel(): Promise<MakeKernel> {
	return wasmKernel(readFileSync('src/training/kernel.wasm'));
}

/** Both kernels: they give the same bytes. */
export async function bothKernels() {
	return { compiled: await compiledKernel(), scalar: scalarKernel };
}

export const makeMemory = wasmMemory;
