// What no kernel that keeps W¹ by pixel can do without: the rows of every pixel that is not white are
// read on the way forward, and read and written in the update. Here they are, and nothing is computed.

/** Reads the rows of some images, 32 numbers each; what is in them goes, all together, to `out`. */
export function readRows(
	starts: usize,
	pixels: usize,
	order: usize,
	n: i32,
	rows: usize,
	out: usize
): void {
	let r0 = i32x4.splat(0);
	let r1 = r0;
	let r2 = r0;
	let r3 = r0;
	for (let s = 0; s < n; s++) {
		const at = starts + ((<usize>load<u32>(order + ((<usize>s) << 2))) << 2);
		const to = pixels + ((<usize>load<u32>(at, 4)) << 2);
		for (let p = pixels + ((<usize>load<u32>(at)) << 2); p < to; p += 4) {
			const row = rows + ((<usize>(load<u32>(p) >> 8)) << 7);
			r0 = v128.or(r0, v128.or(v128.load(row, 0), v128.load(row, 16)));
			r1 = v128.or(r1, v128.or(v128.load(row, 32), v128.load(row, 48)));
			r2 = v128.or(r2, v128.or(v128.load(row, 64), v128.load(row, 80)));
			r3 = v128.or(r3, v128.or(v128.load(row, 96), v128.load(row, 112)));
		}
	}
	v128.store(out, v128.or(v128.or(r0, r1), v128.or(r2, r3)));
}

/** Reads the rows of some images, and writes every bit of them turned round. */
export function rewriteRows(starts: usize, pixels: usize, order: usize, n: i32, rows: usize): void {
	for (let s = 0; s < n; s++) {
		const at = starts + ((<usize>load<u32>(order + ((<usize>s) << 2))) << 2);
		const to = pixels + ((<usize>load<u32>(at, 4)) << 2);
		for (let p = pixels + ((<usize>load<u32>(at)) << 2); p < to; p += 4) {
			const row = rows + ((<usize>(load<u32>(p) >> 8)) << 7);
			v128.store(row, v128.not(v128.load(row, 0)), 0);
			v128.store(row, v128.not(v128.load(row, 16)), 16);
			v128.store(row, v128.not(v128.load(row, 32)), 32);
			v128.store(row, v128.not(v128.load(row, 48)), 48);
			v128.store(row, v128.not(v128.load(row, 64)), 64);
			v128.store(row, v128.not(v128.load(row, 80)), 80);
			v128.store(row, v128.not(v128.load(row, 96)), 96);
			v128.store(row, v128.not(v128.load(row, 112)), 112);
		}
	}
}
