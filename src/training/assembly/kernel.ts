// One update of stochastic gradient descent, and the forward pass alone, on 128-bit SIMD.
//
// Everything lies in one memory, laid out as `../memory-layout.ts` says: this file knows addresses,
// in bytes. `../scalar-kernel.ts` does the same one number at a time, in the same order, and gives
// the same bytes; whoever changes one changes both. No relaxed SIMD, and no function but + − × ÷ and
// comparisons: so every machine rounds alike.
//
// W¹ is kept transposed, a row of hidden neurons per pixel, because four of five pixels of a digit
// are white: a white pixel's row is neither read nor written.

/** Eight registers: 32 hidden neurons. The hidden layer is padded to whole blocks. */
const BLOCK: usize = 128;
/** Digits have ten classes; rows of ten are padded to three registers. */
const CLASSES: i32 = 10;
const CLASS_ROW: usize = 48;

const HALF_SQUARED_ERROR: i32 = 0;
const CROSS_ENTROPY: i32 = 2;

/** log₂ e, and ln 2 in two parts: the first has few enough bits for its products to be exact. */
const LOG2_E: f32 = 1.44269504;
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.1219444e-4;
/** Adding 1.5 · 2²³ rounds to a whole number, and leaves it in the last bits. */
const ROUNDER: f32 = 12582912.0;

/**
 * One update by a batch of m images: W ← decay · W − rate · Σ ∂E/∂W, every gradient taken at the
 * weights before. `rate` is η/m, `decay` is 1 − ηλ/n. Returns the sum of the m costs before it.
 */
export function update(
	parameters: usize,
	inputs: i32,
	hidden: i32,
	starts: usize,
	pixels: usize,
	labels: usize,
	levels: usize,
	order: usize,
	m: i32,
	rate: f32,
	decay: f32,
	cost: i32,
	scratch: usize
): f32 {
	const row = rowBytes(hidden);
	const b1 = parameters + <usize>inputs * row;
	const W2 = b1 + row;
	const b2 = W2 + <usize>CLASSES * row;
	// Of each image: a¹, rate · δ¹, and a² that becomes rate · δ².
	const each = row * 2 + CLASS_ROW;

	bringPixels(starts, pixels, order, m);
	let sum: f32 = 0;
	for (let s = 0; s < m; s++) {
		const image = load<u32>(order + ((<usize>s) << 2));
		const a1 = scratch + <usize>s * each;
		const d1 = a1 + row;
		const a2 = d1 + row;
		const z2 = scratch + <usize>m * each;
		forward(
			parameters,
			inputs,
			hidden,
			row,
			starts + ((<usize>image) << 2),
			pixels,
			levels,
			a1,
			z2
		);
		sum += answer(z2, a2, load<u8>(labels + image), cost);
		outputErrors(a2, load<u8>(labels + image), rate, cost);
		for (let block: usize = 0; block < row; block += BLOCK) {
			hiddenErrors(W2 + block, row, a1 + block, a2, d1 + block);
		}
	}

	if (decay != 1) {
		scale(parameters, b1, decay);
		scale(W2, b2, decay);
	}
	for (let s = 0; s < m; s++) {
		const at = starts + ((<usize>load<u32>(order + ((<usize>s) << 2))) << 2);
		const from = pixels + ((<usize>load<u32>(at)) << 2);
		const to = pixels + ((<usize>load<u32>(at, 4)) << 2);
		const d1 = scratch + <usize>s * each + row;
		for (let block: usize = 0; block < row; block += BLOCK) {
			lowerRows(from, to, parameters + block, row, levels, d1 + block);
		}
	}
	for (let block: usize = 0; block < row; block += BLOCK) {
		lowerBias(b1 + block, scratch + row + block, m, each);
		for (let k = 0; k < CLASSES; k++) {
			const d2 = scratch + row * 2 + ((<usize>k) << 2);
			lowerOutputRow(W2 + <usize>k * row + block, scratch + block, d2, m, each);
		}
	}
	lowerOutputBias(b2, scratch + row * 2, m, each);
	return sum;
}

/**
 * Reads a number of every cache line of a batch's pixels. They lie anywhere in tens of megabytes: all
 * at once, the memory brings many lines at a time; when an image's turn comes, it would bring one.
 */
function bringPixels(starts: usize, pixels: usize, order: usize, m: i32): void {
	let seen: u32 = 0;
	for (let s = 0; s < m; s++) {
		const at = starts + ((<usize>load<u32>(order + ((<usize>s) << 2))) << 2);
		const to = pixels + ((<usize>load<u32>(at, 4)) << 2);
		for (let p = pixels + ((<usize>load<u32>(at)) << 2); p < to; p += 64) seen |= load<u32>(p);
	}
	// No pixel has all bits; without a use of what was read, it would not be read.
	if (seen == 0xffffffff) unreachable();
}

/**
 * The answers to images `first` to `last` − 1 in the order they lie in: a², a row of twelve numbers
 * each (two of them padding), to `answers`. Returns the sum of their costs.
 */
export function answers(
	parameters: usize,
	inputs: i32,
	hidden: i32,
	starts: usize,
	pixels: usize,
	labels: usize,
	levels: usize,
	first: i32,
	last: i32,
	cost: i32,
	scratch: usize,
	answers: usize
): f64 {
	const row = rowBytes(hidden);
	const z2 = scratch + row;

	let sum: f64 = 0;
	for (let image = first; image < last; image++) {
		forward(
			parameters,
			inputs,
			hidden,
			row,
			starts + ((<usize>image) << 2),
			pixels,
			levels,
			scratch,
			z2
		);
		sum += <f64>answer(z2, answers, load<u8>(labels + <usize>image), cost);
		answers += CLASS_ROW;
	}
	return sum;
}

/** The bytes of a row of hidden neurons, padded to whole blocks. */
function rowBytes(hidden: i32): usize {
	return ((<usize>hidden * 4 + BLOCK - 1) / BLOCK) * BLOCK;
}

/** a¹ = σ(W¹x + b¹) and z² = W²a¹ + b² of the image whose pixels begin where `start` says. */
function forward(
	parameters: usize,
	inputs: i32,
	hidden: i32,
	row: usize,
	start: usize,
	pixels: usize,
	levels: usize,
	a1: usize,
	z2: usize
): void {
	const b1 = parameters + <usize>inputs * row;
	const W2 = b1 + row;
	const b2 = W2 + <usize>CLASSES * row;
	const from = pixels + ((<usize>load<u32>(start)) << 2);
	const to = pixels + ((<usize>load<u32>(start, 4)) << 2);
	for (let block: usize = 0; block < row; block += BLOCK) {
		sumRows(from, to, parameters + block, row, levels, b1 + block, a1 + block);
	}
	// A neuron of the padding that answered 0.5 would begin to learn.
	for (let j = (<usize>hidden) << 2; j < row; j += 4) store<f32>(a1 + j, 0);
	for (let k: usize = 0; k < <usize>CLASSES; k++) {
		store<f32>(z2 + (k << 2), load<f32>(b2 + (k << 2)) + dot(W2 + k * row, a1, row));
	}
}

/** σ(b + Σ x · row) of one block: over the pixels, `pixel << 8 | level` each, that are not white. */
function sumRows(
	from: usize,
	to: usize,
	W1: usize,
	row: usize,
	levels: usize,
	b1: usize,
	a1: usize
): void {
	let z0 = v128.load(b1, 0);
	let z1 = v128.load(b1, 16);
	let z2 = v128.load(b1, 32);
	let z3 = v128.load(b1, 48);
	let z4 = v128.load(b1, 64);
	let z5 = v128.load(b1, 80);
	let z6 = v128.load(b1, 96);
	let z7 = v128.load(b1, 112);
	for (; from < to; from += 4) {
		const pixel = load<u32>(from);
		const x = v128.load_splat<f32>(levels + ((<usize>(pixel & 255)) << 2));
		const w = W1 + <usize>(pixel >> 8) * row;
		z0 = f32x4.add(z0, f32x4.mul(x, v128.load(w, 0)));
		z1 = f32x4.add(z1, f32x4.mul(x, v128.load(w, 16)));
		z2 = f32x4.add(z2, f32x4.mul(x, v128.load(w, 32)));
		z3 = f32x4.add(z3, f32x4.mul(x, v128.load(w, 48)));
		z4 = f32x4.add(z4, f32x4.mul(x, v128.load(w, 64)));
		z5 = f32x4.add(z5, f32x4.mul(x, v128.load(w, 80)));
		z6 = f32x4.add(z6, f32x4.mul(x, v128.load(w, 96)));
		z7 = f32x4.add(z7, f32x4.mul(x, v128.load(w, 112)));
	}
	v128.store(a1, sigmoid(z0), 0);
	v128.store(a1, sigmoid(z1), 16);
	v128.store(a1, sigmoid(z2), 32);
	v128.store(a1, sigmoid(z3), 48);
	v128.store(a1, sigmoid(z4), 64);
	v128.store(a1, sigmoid(z5), 80);
	v128.store(a1, sigmoid(z6), 96);
	v128.store(a1, sigmoid(z7), 112);
}

/** W¹ ← W¹ − x (rate · δ¹)ᵀ in one block: over the pixels that are not white. */
function lowerRows(from: usize, to: usize, W1: usize, row: usize, levels: usize, d1: usize): void {
	const d10 = v128.load(d1, 0);
	const d11 = v128.load(d1, 16);
	const d12 = v128.load(d1, 32);
	const d13 = v128.load(d1, 48);
	const d14 = v128.load(d1, 64);
	const d15 = v128.load(d1, 80);
	const d16 = v128.load(d1, 96);
	const d17 = v128.load(d1, 112);
	for (; from < to; from += 4) {
		const pixel = load<u32>(from);
		const x = v128.load_splat<f32>(levels + ((<usize>(pixel & 255)) << 2));
		const w = W1 + <usize>(pixel >> 8) * row;
		v128.store(w, f32x4.sub(v128.load(w, 0), f32x4.mul(x, d10)), 0);
		v128.store(w, f32x4.sub(v128.load(w, 16), f32x4.mul(x, d11)), 16);
		v128.store(w, f32x4.sub(v128.load(w, 32), f32x4.mul(x, d12)), 32);
		v128.store(w, f32x4.sub(v128.load(w, 48), f32x4.mul(x, d13)), 48);
		v128.store(w, f32x4.sub(v128.load(w, 64), f32x4.mul(x, d14)), 64);
		v128.store(w, f32x4.sub(v128.load(w, 80), f32x4.mul(x, d15)), 80);
		v128.store(w, f32x4.sub(v128.load(w, 96), f32x4.mul(x, d16)), 96);
		v128.store(w, f32x4.sub(v128.load(w, 112), f32x4.mul(x, d17)), 112);
	}
}

/** δ¹ = W²ᵀδ² ⊙ a¹(1 − a¹) of one block; δ², and so δ¹, is already times the rate. */
function hiddenErrors(W2: usize, row: usize, a1: usize, d2: usize, d1: usize): void {
	for (let lane: usize = 0; lane < BLOCK; lane += 16) {
		let sum = f32x4.splat(0);
		for (let k: usize = 0; k < <usize>CLASSES; k++) {
			const delta = v128.load_splat<f32>(d2 + (k << 2));
			sum = f32x4.add(sum, f32x4.mul(delta, v128.load(W2 + k * row + lane)));
		}
		const a = v128.load(a1 + lane);
		const slope = f32x4.mul(a, f32x4.sub(f32x4.splat(1), a));
		v128.store(d1 + lane, f32x4.mul(sum, slope));
	}
}

/** b¹ ← b¹ − rate · Σ δ¹ in one block. */
function lowerBias(b1: usize, d1: usize, m: i32, each: usize): void {
	for (let lane: usize = 0; lane < BLOCK; lane += 16) {
		let b = v128.load(b1 + lane);
		for (let s = 0; s < m; s++) b = f32x4.sub(b, v128.load(d1 + <usize>s * each + lane));
		v128.store(b1 + lane, b);
	}
}

/** One row of W² ← W² − rate · Σ δ² a¹ᵀ in one block. */
function lowerOutputRow(w: usize, a1: usize, d2: usize, m: i32, each: usize): void {
	let w0 = v128.load(w, 0);
	let w1 = v128.load(w, 16);
	let w2 = v128.load(w, 32);
	let w3 = v128.load(w, 48);
	let w4 = v128.load(w, 64);
	let w5 = v128.load(w, 80);
	let w6 = v128.load(w, 96);
	let w7 = v128.load(w, 112);
	for (let s = 0; s < m; s++) {
		const delta = v128.load_splat<f32>(d2);
		w0 = f32x4.sub(w0, f32x4.mul(delta, v128.load(a1, 0)));
		w1 = f32x4.sub(w1, f32x4.mul(delta, v128.load(a1, 16)));
		w2 = f32x4.sub(w2, f32x4.mul(delta, v128.load(a1, 32)));
		w3 = f32x4.sub(w3, f32x4.mul(delta, v128.load(a1, 48)));
		w4 = f32x4.sub(w4, f32x4.mul(delta, v128.load(a1, 64)));
		w5 = f32x4.sub(w5, f32x4.mul(delta, v128.load(a1, 80)));
		w6 = f32x4.sub(w6, f32x4.mul(delta, v128.load(a1, 96)));
		w7 = f32x4.sub(w7, f32x4.mul(delta, v128.load(a1, 112)));
		a1 += each;
		d2 += each;
	}
	v128.store(w, w0, 0);
	v128.store(w, w1, 16);
	v128.store(w, w2, 32);
	v128.store(w, w3, 48);
	v128.store(w, w4, 64);
	v128.store(w, w5, 80);
	v128.store(w, w6, 96);
	v128.store(w, w7, 112);
}

/** b² ← b² − rate · Σ δ². */
function lowerOutputBias(b2: usize, d2: usize, m: i32, each: usize): void {
	for (let lane: usize = 0; lane < CLASS_ROW; lane += 16) {
		let b = v128.load(b2 + lane);
		for (let s = 0; s < m; s++) b = f32x4.sub(b, v128.load(d2 + <usize>s * each + lane));
		v128.store(b2 + lane, b);
	}
}

/** Σ w · a over one row: four sums side by side, then (0 + 1) + (2 + 3). */
function dot(w: usize, a: usize, row: usize): f32 {
	let sum = f32x4.splat(0);
	for (let lane: usize = 0; lane < row; lane += 16) {
		sum = f32x4.add(sum, f32x4.mul(v128.load(w + lane), v128.load(a + lane)));
	}
	return (
		f32x4.extract_lane(sum, 0) +
		f32x4.extract_lane(sum, 1) +
		(f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3))
	);
}

/** From z², which it changes, a² and the cost of one image. */
function answer(z2: usize, a2: usize, label: i32, cost: i32): f32 {
	const z = load<f32>(z2 + ((<usize>label) << 2));
	if (cost == CROSS_ENTROPY) return softmax(z2, a2, z);
	v128.store(a2, sigmoid(v128.load(z2, 0)), 0);
	v128.store(a2, sigmoid(v128.load(z2, 16)), 16);
	v128.store(a2, sigmoid(v128.load(z2, 32)), 32);
	return cost == HALF_SQUARED_ERROR ? halfSquares(a2, label) : binaryCrossEntropy(z2, z);
}

/** ½ Σ (a − y)². */
function halfSquares(a2: usize, label: i32): f32 {
	let sum: f32 = 0;
	for (let k = 0; k < CLASSES; k++) {
		const off = load<f32>(a2 + ((<usize>k) << 2)) - (k == label ? <f32>1 : <f32>0);
		sum += off * off;
	}
	return <f32>0.5 * sum;
}

/** −Σ y ln a + (1 − y) ln(1 − a) = Σ max(z, 0) − z_label + ln Π (1 + e^−|z|): never infinite before z is. */
function binaryCrossEntropy(z2: usize, zLabel: f32): f32 {
	let sum: f32 = 0;
	let product: f32 = 1;
	for (let k = 0; k < CLASSES; k++) {
		const z = load<f32>(z2 + ((<usize>k) << 2));
		sum += z < 0 ? <f32>0 : z;
		const small = f32x4.extract_lane(exp(f32x4.splat(z < 0 ? z : -z)), 0);
		product *= <f32>1 + small;
	}
	return sum - zLabel + logarithm(product);
}

/** a = e^(z − max) / Σ e^(z − max), and the cost −ln a_label = ln Σ e^(z − max) − (z_label − max). */
function softmax(z2: usize, a2: usize, zLabel: f32): f32 {
	let most = load<f32>(z2);
	for (let k = 1; k < CLASSES; k++) {
		const z = load<f32>(z2 + ((<usize>k) << 2));
		if (!(z < most)) most = z;
	}
	const max = f32x4.splat(most);
	v128.store(a2, exp(f32x4.sub(v128.load(z2, 0), max)), 0);
	v128.store(a2, exp(f32x4.sub(v128.load(z2, 16), max)), 16);
	v128.store(a2, exp(f32x4.sub(v128.load(z2, 32), max)), 32);
	let sum: f32 = 0;
	for (let k = 0; k < CLASSES; k++) sum += load<f32>(a2 + ((<usize>k) << 2));
	const whole = f32x4.splat(sum);
	for (let lane: usize = 0; lane < CLASS_ROW; lane += 16) {
		v128.store(a2 + lane, f32x4.div(v128.load(a2 + lane), whole));
	}
	return logarithm(sum) - (zLabel - most);
}

/** rate · δ² in the place of a²: (a − y) a(1 − a), or a − y where the cost cancels the slope; padding 0. */
function outputErrors(a2: usize, label: i32, rate: f32, cost: i32): void {
	for (let k = 0; k < CLASSES; k++) {
		const at = a2 + ((<usize>k) << 2);
		const a = load<f32>(at);
		let delta = a - (k == label ? <f32>1 : <f32>0);
		if (cost == HALF_SQUARED_ERROR) delta *= a * (<f32>1 - a);
		store<f32>(at, rate * delta);
	}
	store<f32>(a2, 0, 40);
	store<f32>(a2, 0, 44);
}

/** Every number from `at` to `end` times `by`. */
function scale(at: usize, end: usize, by: f32): void {
	const factor = f32x4.splat(by);
	for (; at < end; at += 16) v128.store(at, f32x4.mul(v128.load(at), factor));
}

/** σ(z) = 1 / (1 + e^−z). */
function sigmoid(z: v128): v128 {
	const one = f32x4.splat(1);
	return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(z))));
}

/**
 * e^x, to two units in the last place; x is taken as at most 87 in size, where e^x still is a normal
 * number. e^x = 2ⁿ e^r with n = x log₂ e rounded; e^r by the polynomial of Cephes' expf.
 */
function exp(x: v128): v128 {
	x = f32x4.pmax(f32x4.pmin(x, f32x4.splat(87)), f32x4.splat(-87));
	const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(LOG2_E)), f32x4.splat(ROUNDER));
	const n = f32x4.sub(shifted, f32x4.splat(ROUNDER));
	let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(LN2_HIGH)));
	r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(LN2_LOW)));
	let p = f32x4.splat(1.98756915e-4);
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
	p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r), f32x4.splat(1));
	// The rounder's own bits fall off at the left: what stays is n, moved to the exponent.
	const power = i32x4.add(i32x4.shl(shifted, 23), i32x4.splat(0x3f800000));
	return f32x4.mul(p, power);
}

/** ln x of a normal number x ≥ 1: x = 2ⁿ m with m in [√½, √2), ln m by the polynomial of Cephes' logf. */
function logarithm(x: f32): f32 {
	const bits = reinterpret<i32>(x);
	let n = <f32>((bits >> 23) - 126);
	let m = reinterpret<f32>((bits & 0x007fffff) | 0x3f000000);
	if (m < <f32>0.70710678) {
		n -= 1;
		m += m;
	}
	const r = m - 1;
	const square = r * r;
	let p: f32 = 7.0376836292e-2;
	p = p * r - <f32>1.151461031e-1;
	p = p * r + <f32>1.167699874e-1;
	p = p * r - <f32>1.2420140846e-1;
	p = p * r + <f32>1.4249322787e-1;
	p = p * r - <f32>1.6668057665e-1;
	p = p * r + <f32>2.0000714765e-1;
	p = p * r - <f32>2.4999993993e-1;
	p = p * r + <f32>3.3333331174e-1;
	let y = p * r * square;
	y += n * LN2_LOW;
	y -= <f32>0.5 * square;
	return r + y + n * LN2_HIGH;
}
