/** The costs that the kernel knows; it takes their numbers. */
export const trainingCosts = {
	'half-squared-error': 0,
	'binary-cross-entropy': 1,
	'cross-entropy': 2
} as const;

export type TrainingCost = keyof typeof trainingCosts;

/**
 * Mini-batch gradient descent on inputs-hidden-10, sigmoid hidden neurons, over one memory. All
 * places are addresses in bytes, and what lies there is laid out as `memory-layout.ts` says. There
 * are two kernels, which give the same bytes: `assembly/kernel.ts` on SIMD, compiled to WebAssembly,
 * and `scalar-kernel.ts`, its slow twin, which is its oracle and stands in where SIMD is missing.
 */
export interface Kernel {
	/**
	 * One update by a batch of `m` images, the indices of which lie at `order`:
	 * W ← decay · W − rate · Σ ∂E/∂W, b ← b − rate · Σ ∂E/∂b, every gradient taken at the parameters
	 * before it. `rate` is η/m, `decay` 1 − ηλ/n. Returns the sum of the m costs before the update.
	 */
	update(
		parameters: number,
		inputs: number,
		hidden: number,
		starts: number,
		pixels: number,
		labels: number,
		levels: number,
		order: number,
		m: number,
		rate: number,
		decay: number,
		cost: number,
		scratch: number
	): number;

	/**
	 * The forward pass of images `first` to `last` − 1: a² of each, a row of 12 numbers of which the
	 * last two are padding, to `answers`. Returns the sum of their costs.
	 */
	answers(
		parameters: number,
		inputs: number,
		hidden: number,
		starts: number,
		pixels: number,
		labels: number,
		levels: number,
		first: number,
		last: number,
		cost: number,
		scratch: number,
		answers: number
	): number;
}

/** What a kernel works on: a WebAssembly.Memory, or for the scalar kernel anything with a buffer. */
export interface KernelMemory {
	readonly buffer: ArrayBuffer;
}

/** Makes a kernel over a memory. */
export type MakeKernel = (memory: KernelMemory) => Kernel;
