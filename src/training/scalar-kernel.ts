import type { Kernel, KernelMemory } from './kernel';
import { CLASSES, CLASS_ROW, parameterLayout } from './memory-layout';

const { fround } = Math;

/** The kernel's numbers, as it has them: in 32 bits. */
const LOG2_E = fround(1.44269504);
const LN2_HIGH = fround(0.693359375);
const LN2_LOW = fround(-2.1219444e-4);
const ROUNDER = 12582912;
const EXP = [
	1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1
].map(fround);
const LOG = [
	7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1,
	-1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1
].map(fround);

/** 2ⁿ for n from −126 to 127. */
const POWERS = Float32Array.from({ length: 254 }, (_, k) => 2 ** (k - 126));

const HALF_SQUARED_ERROR = 0;
const CROSS_ENTROPY = 2;

/**
 * The kernel one number at a time: each operation in the order in which `assembly/kernel.ts` does
 * it, and rounded to 32 bits after each, so that both leave the same bytes.
 */
export function scalarKernel(memory: KernelMemory): Kernel {
	const f32 = new Float32Array(memory.buffer);
	const u32 = new Uint32Array(memory.buffer);
	const u8 = new Uint8Array(memory.buffer);

	/** a¹ and z², of the image whose pixels begin at `starts[image]`; all places count numbers. */
	function forward(at: Places, image: number, a1: number, z2: number): void {
		const { parameters, levels, layout } = at;
		const { row, hidden } = layout;
		for (let j = 0; j < row; j++) f32[a1 + j] = f32[parameters + layout.b1 + j];
		const to = at.pixels + u32[at.starts + image + 1];
		for (let p = at.pixels + u32[at.starts + image]; p < to; p++) {
			const x = f32[levels + (u32[p] & 255)];
			const w = parameters + (u32[p] >>> 8) * row;
			for (let j = 0; j < row; j++) f32[a1 + j] = f32[a1 + j] + fround(x * f32[w + j]);
		}
		for (let j = 0; j < hidden; j++) f32[a1 + j] = sigmoid(f32[a1 + j]);
		for (let j = hidden; j < row; j++) f32[a1 + j] = 0;
		for (let k = 0; k < CLASSES; k++) {
			const w = parameters + layout.W2 + k * row;
			f32[z2 + k] = f32[parameters + layout.b2 + k] + dot(w, a1, row);
		}
	}

	/** Σ w · a: four sums side by side, then (0 + 1) + (2 + 3). */
	function dot(w: number, a: number, row: number): number {
		let [s0, s1, s2, s3] = [0, 0, 0, 0];
		for (let j = 0; j < row; j += 4) {
			s0 = fround(s0 + fround(f32[w + j] * f32[a + j]));
			s1 = fround(s1 + fround(f32[w + j + 1] * f32[a + j + 1]));
			s2 = fround(s2 + fround(f32[w + j + 2] * f32[a + j + 2]));
			s3 = fround(s3 + fround(f32[w + j + 3] * f32[a + j + 3]));
		}
		return fround(fround(s0 + s1) + fround(s2 + s3));
	}

	/** From z², a² and the cost of one image. */
	function answer(z2: number, a2: number, label: number, cost: number): number {
		if (cost === CROSS_ENTROPY) return softmax(z2, a2, label);
		for (let k = 0; k < CLASSES; k++) f32[a2 + k] = sigmoid(f32[z2 + k]);
		// What the padding answers is put back to 0 with the errors; of `answers` nobody reads it.
		for (let k = CLASSES; k < CLASS_ROW; k++) f32[a2 + k] = sigmoid(f32[z2 + k]);
		return cost === HALF_SQUARED_ERROR ? halfSquares(a2, label) : binaryCrossEntropy(z2, label);
	}

	function halfSquares(a2: number, label: number): number {
		let sum = 0;
		for (let k = 0; k < CLASSES; k++) {
			const off = fround(f32[a2 + k] - (k === label ? 1 : 0));
			sum = fround(sum + fround(off * off));
		}
		return fround(0.5 * sum);
	}

	function binaryCrossEntropy(z2: number, label: number): number {
		let [sum, product] = [0, 1];
		for (let k = 0; k < CLASSES; k++) {
			const z = f32[z2 + k];
			sum = fround(sum + (z < 0 ? 0 : z));
			product = fround(product * fround(1 + exp(z < 0 ? z : -z)));
		}
		return fround(fround(sum - f32[z2 + label]) + logarithm(product));
	}

	function softmax(z2: number, a2: number, label: number): number {
		let most = f32[z2];
		for (let k = 1; k < CLASSES; k++) {
			if (!(f32[z2 + k] < most)) most = f32[z2 + k];
		}
		for (let k = 0; k < CLASS_ROW; k++) f32[a2 + k] = exp(fround(f32[z2 + k] - most));
		let sum = 0;
		for (let k = 0; k < CLASSES; k++) sum = fround(sum + f32[a2 + k]);
		for (let k = 0; k < CLASS_ROW; k++) f32[a2 + k] = f32[a2 + k] / sum;
		return fround(logarithm(sum) - fround(f32[z2 + label] - most));
	}

	/** rate · δ² in the place of a². */
	function outputErrors(a2: number, label: number, rate: number, cost: number): void {
		for (let k = 0; k < CLASSES; k++) {
			const a = f32[a2 + k];
			let delta = fround(a - (k === label ? 1 : 0));
			if (cost === HALF_SQUARED_ERROR) delta = fround(delta * fround(a * fround(1 - a)));
			f32[a2 + k] = rate * delta;
		}
		for (let k = CLASSES; k < CLASS_ROW; k++) f32[a2 + k] = 0;
	}

	/** rate · δ¹ = W²ᵀ (rate · δ²) ⊙ a¹(1 − a¹). */
	function hiddenErrors(W2: number, row: number, a1: number, d2: number, d1: number): void {
		for (let j = 0; j < row; j++) {
			let sum = 0;
			for (let k = 0; k < CLASSES; k++) {
				sum = fround(sum + fround(f32[d2 + k] * f32[W2 + k * row + j]));
			}
			const a = f32[a1 + j];
			f32[d1 + j] = sum * fround(a * fround(1 - a));
		}
	}

	return {
		update(
			parameters,
			inputs,
			hidden,
			starts,
			pixels,
			labels,
			levels,
			order,
			m,
			rate,
			decay,
			cost,
			scratch
		) {
			const layout = parameterLayout(inputs, hidden);
			const at = places({ parameters, starts, pixels, levels, layout });
			const { row } = layout;
			const W2 = at.parameters + layout.W2;
			const [images, notes] = [order / 4, scratch / 4];
			const each = 2 * row + CLASS_ROW;
			const [η, keep] = [fround(rate), fround(decay)];

			let sum = 0;
			for (let s = 0; s < m; s++) {
				const image = u32[images + s];
				const label = u8[labels + image];
				const a1 = notes + s * each;
				const [d1, a2] = [a1 + row, a1 + 2 * row];
				const z2 = notes + m * each;
				forward(at, image, a1, z2);
				sum = fround(sum + answer(z2, a2, label, cost));
				outputErrors(a2, label, η, cost);
				hiddenErrors(W2, row, a1, a2, d1);
			}

			if (keep !== 1) {
				for (let k = 0; k < layout.b1; k++) f32[at.parameters + k] *= keep;
				for (let k = 0; k < CLASSES * row; k++) f32[W2 + k] *= keep;
			}
			for (let s = 0; s < m; s++) {
				const image = u32[images + s];
				const a1 = notes + s * each;
				const [d1, d2] = [a1 + row, a1 + 2 * row];
				const to = at.pixels + u32[at.starts + image + 1];
				for (let p = at.pixels + u32[at.starts + image]; p < to; p++) {
					const x = f32[at.levels + (u32[p] & 255)];
					const w = at.parameters + (u32[p] >>> 8) * row;
					for (let j = 0; j < row; j++) f32[w + j] = f32[w + j] - fround(x * f32[d1 + j]);
				}
				const [b1, b2] = [at.parameters + layout.b1, at.parameters + layout.b2];
				for (let j = 0; j < row; j++) f32[b1 + j] = f32[b1 + j] - f32[d1 + j];
				for (let k = 0; k < CLASSES; k++) {
					const w = W2 + k * row;
					for (let j = 0; j < row; j++) {
						f32[w + j] = f32[w + j] - fround(f32[d2 + k] * f32[a1 + j]);
					}
					f32[b2 + k] = f32[b2 + k] - f32[d2 + k];
				}
			}
			return sum;
		},

		answers(
			parameters,
			inputs,
			hidden,
			starts,
			pixels,
			labels,
			levels,
			first,
			last,
			cost,
			scratch,
			answers
		) {
			const layout = parameterLayout(inputs, hidden);
			const at = places({ parameters, starts, pixels, levels, layout });
			const a1 = scratch / 4;
			const z2 = a1 + layout.row;
			let sum = 0;
			for (let image = first; image < last; image++) {
				forward(at, image, a1, z2);
				const a2 = answers / 4 + (image - first) * CLASS_ROW;
				sum += answer(z2, a2, u8[labels + image], cost);
			}
			return sum;
		}
	};
}

/** Where things lie, in numbers of 4 bytes. */
interface Places {
	readonly parameters: number;
	readonly starts: number;
	readonly pixels: number;
	readonly levels: number;
	readonly layout: ReturnType<typeof parameterLayout>;
}

function places({ parameters, starts, pixels, levels, layout }: Places): Places {
	return {
		parameters: parameters / 4,
		starts: starts / 4,
		pixels: pixels / 4,
		levels: levels / 4,
		layout
	};
}

function sigmoid(z: number): number {
	return fround(1 / fround(1 + exp(-z)));
}

/** e^x, as the kernel has it. */
function exp(x: number): number {
	const most = 87 < x ? 87 : x;
	const bounded = most < -87 ? -87 : most;
	const n = fround(fround(fround(bounded * LOG2_E) + ROUNDER) - ROUNDER);
	let r = fround(bounded - fround(n * LN2_HIGH));
	r = fround(r - fround(n * LN2_LOW));
	let p = EXP[0];
	p = fround(fround(p * r) + EXP[1]);
	p = fround(fround(p * r) + EXP[2]);
	p = fround(fround(p * r) + EXP[3]);
	p = fround(fround(p * r) + EXP[4]);
	p = fround(fround(p * r) + EXP[5]);
	p = fround(fround(fround(fround(p * r) * r) + r) + 1);
	return fround(p * POWERS[n + 126]);
}

const bitsOf = new DataView(new ArrayBuffer(4));

/** ln x of a normal number x ≥ 1, as the kernel has it. */
function logarithm(x: number): number {
	bitsOf.setFloat32(0, x);
	const bits = bitsOf.getInt32(0);
	let n = (bits >> 23) - 126;
	bitsOf.setInt32(0, (bits & 0x007fffff) | 0x3f000000);
	let m = bitsOf.getFloat32(0);
	if (m < fround(0.70710678)) {
		n -= 1;
		m = fround(m + m);
	}
	const r = fround(m - 1);
	const square = fround(r * r);
	let p = LOG[0];
	for (let k = 1; k < LOG.length; k++) p = fround(fround(p * r) + LOG[k]);
	let y = fround(fround(p * r) * square);
	y = fround(y + fround(n * LN2_LOW));
	y = fround(y - fround(0.5 * square));
	return fround(fround(r + y) + fround(n * LN2_HIGH));
}
