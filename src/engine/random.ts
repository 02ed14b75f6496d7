/** A source of numbers drawn evenly from [0, 1). */
export type Random = () => number;

/** The project's one generator: Chris Doty-Humphrey's sfc32. A seed, any integer, gives the same numbers everywhere. */
export function seeded(seed: number): Random {
	let a = 0;
	let b = seed | 0;
	let c = Math.floor(seed / 0x1_0000_0000) | 0;
	let counter = 1;

	const next32 = () => {
		const sum = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + sum) | 0;
		return sum >>> 0;
	};
	// Its author's advice: the first outputs still look like the seed.
	for (let k = 0; k < 15; k++) next32();

	return () => ((next32() >>> 5) * 0x400_0000 + (next32() >>> 6)) / 2 ** 53;
}

/**
 * One number from the standard normal distribution, by Marsaglia's polar method (1964). Nothing in it
 * is rounded differently by another browser: its logarithm is our own.
 */
export function normal(random: Random): number {
	for (;;) {
		const x = 2 * random() - 1;
		const y = 2 * random() - 1;
		const square = x * x + y * y;
		if (square > 0 && square < 1) return x * Math.sqrt((-2 * ln(square)) / square);
	}
}

/** ln 2. */
const LN2 = 0.6931471805599453;

/** ln x for 0 < x < 1: x = m 2⁻ⁿ with m in [½, 1), and ln m = 2 artanh((m − 1)/(m + 1)). */
function ln(x: number): number {
	let m = x;
	let n = 0;
	for (; m < 0.5; n++) m *= 2;
	const q = (m - 1) / (m + 1);
	// q² is at most 1/9, so that term 17 is below the last bit.
	let series = 0;
	for (let k = 33; k >= 1; k -= 2) series = series * q * q + 1 / k;
	return 2 * q * series - n * LN2;
}
