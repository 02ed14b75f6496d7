import type { Kernel, KernelMemory, MakeKernel } from './kernel';

/** 64 KiB, in which WebAssembly counts its memory. */
const PAGE = 65_536;

/** A memory for the kernel of at least so many bytes. */
export function wasmMemory(bytes: number): WebAssembly.Memory & KernelMemory {
	const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
	return memory as WebAssembly.Memory & KernelMemory;
}

/** The kernel from its compiled bytes. Rejects where WebAssembly, or its SIMD, is missing. */
export async function wasmKernel(bytes: BufferSource): Promise<MakeKernel> {
	const module = await WebAssembly.compile(bytes);
	return (memory) => {
		const env = { memory: memory as WebAssembly.Memory };
		const { exports } = new WebAssembly.Instance(module, { env });
		return exports as unknown as Kernel;
	};
}
