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

/** One number from the standard normal distribution, by Box and Muller (1958). */
export function normal(random: Random): number {
	// 1 − u lies in (0, 1], so that its logarithm is finite.
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
