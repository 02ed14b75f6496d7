import type { KernelMemory, MakeKernel } from './kernel';
import { scalarKernel } from './scalar-kernel';
import { wasmKernel, wasmMemory } from './wasm-kernel';

/** A kernel, and the memory that it works on. */
export interface KernelChoice {
	readonly makeKernel: MakeKernel;
	readonly makeMemory: (bytes: number) => KernelMemory;
	/** Whether it is the fast one. Both give the same bytes. */
	readonly simd: boolean;
}

/** The scalar kernel, which runs anywhere. */
export const scalarChoice: KernelChoice = {
	makeKernel: scalarKernel,
	makeMemory: (bytes) => ({ buffer: new ArrayBuffer(bytes) }),
	simd: false
};

/** The compiled kernel where WebAssembly and its SIMD are there, else the scalar one; `bytes` gets the former's. */
export async function bestKernel(bytes: () => Promise<BufferSource>): Promise<KernelChoice> {
	if (typeof WebAssembly === 'undefined') return scalarChoice;
	const compiled = await bytes();
	try {
		return { makeKernel: await wasmKernel(compiled), makeMemory: wasmMemory, simd: true };
	} catch (error) {
		if (error instanceof WebAssembly.CompileError) return scalarChoice;
		throw error;
	}
}
