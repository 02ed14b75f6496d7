import type { Cell } from '$engine/trace';
import type { Token } from '../tokens';

/** How the signs of a line are said in JavaScript, in the order in which they are replaced. */
const signs: readonly [RegExp, string][] = [
	[/, whatever .* is$/, ''],
	[/\|(.*?)\|/g, 'Math.abs($1)'],
	[/½/g, '0.5'],
	[/·/g, '*'],
	[/∕/g, '/'],
	[/−/g, '-'],
	[/²/g, '**2'],
	[/e\^/g, 'Math.E**'],
	[/ln\(1 \+ /g, 'Math.log1p('],
	[/ln\(/g, 'Math.log('],
	[/(max|tanh)\(/g, 'Math.$1(']
];

/** For tests: what a line comes to when it is read as arithmetic, its numbers put in with all their digits. */
export function arithmetic(tokens: readonly Token[], numberOf: (cell: Cell) => number): number {
	const x: number[] = [];
	const put = (number: number) => `x[${x.push(number) - 1}]`;
	const line = tokens
		.map((token) => {
			if (typeof token === 'string') return token;
			return put('ref' in token ? numberOf(token) : token.number);
		})
		.join('');
	const code = signs.reduce((text, [sign, js]) => text.replace(sign, js), line);
	return new Function('x', `return ${code}`)(x) as number;
}
