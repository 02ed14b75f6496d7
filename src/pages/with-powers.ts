import type { Line } from './page';

/** A line with `e^−(z)` set as a power: z is raised, and the brackets around it go. A z below 0 keeps them. */
export function withPowers(line: Line): Line {
	const { pieces } = line;
	const isPower = (k: number) => {
		const [before, z] = [pieces[k], pieces[k + 1]];
		return String(before).endsWith('e^−(') && typeof z === 'object' && !z.text.startsWith('−');
	};
	return {
		...line,
		pieces: pieces.map((piece, k) => {
			if (typeof piece !== 'string') return isPower(k - 1) ? { ...piece, raised: true } : piece;
			const opened = isPower(k) ? piece.slice(0, -'^−('.length) : piece;
			return isPower(k - 2) ? opened.slice(')'.length) : opened;
		})
	};
}
