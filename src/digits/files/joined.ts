/** Pieces of bytes, `length` in all, as one. */
export function joined(
	pieces: readonly Uint8Array<ArrayBuffer>[],
	length: number
): Uint8Array<ArrayBuffer> {
	if (pieces.length === 1) return pieces[0];
	const whole = new Uint8Array(length);
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}
