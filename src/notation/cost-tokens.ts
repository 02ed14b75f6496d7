import type { CostName } from '$engine/costs';
import type { Cell, Trace } from '$engine/trace';
import { powerTokens } from './power-tokens';
import { bracketedSum, joined, type Token } from './tokens';

/** The line of E, `x` being the N outputs or the N z that it was computed from, and `t` the N targets. */
export function costTokens(trace: Trace, x: readonly Cell[], t: readonly Cell[]): Token[] {
	return lines[trace.rules.cost](x, t, trace);
}

type Line = (x: readonly Cell[], t: readonly Cell[], trace: Trace) => Token[];

/** The line of every cost, by name: one without it does not compile. */
const lines: Record<CostName, Line> = {
	'half-squared-error': (o, t) => ['½ · ', ...bracketedSum(squares(o, t))],
	'mean-squared-error': (o, t) => [
		'1∕',
		{ symbol: 'N', number: o.length },
		' · ',
		...bracketedSum(squares(o, t))
	],
	'binary-cross-entropy'(z, t) {
		const parts = z.map((zk, k): Token[] => [
			...['max(0, ', zk, ') − ', t[k], ' · ', zk],
			...[' + ln(1 + e^−|', zk, '|)']
		]);
		return parts.length === 1
			? parts[0]
			: joined(
					parts.map((part) => ['(', ...part, ')']),
					' + '
				);
	},
	// Σ t (ln Σ e^z − z), the logarithm written once instead of N times.
	'cross-entropy'(z, t, trace) {
		const powers = z.map((zk) => powerTokens(trace, zk));
		const products = z.map((zk, k) => [t[k], ' · ', zk]);
		return [
			...bracketedSum(t.map((tk) => [tk])),
			' · ln(',
			...joined(powers, ' + '),
			') − ',
			...bracketedSum(products)
		];
	}
};

function squares(o: readonly Cell[], t: readonly Cell[]): Token[][] {
	return o.map((ok, k) => ['(', ok, ' − ', t[k], ')²']);
}
